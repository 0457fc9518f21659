/** The two passes over a class path: first who calls whom, then the bodies that matter. Neither keeps a class file. */
@NullMarked
package dev.headroom.code.internal.pass;

import org.jspecify.annotations.NullMarked;
