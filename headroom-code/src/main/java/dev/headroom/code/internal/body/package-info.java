/** One method as rules see it: its repeated code, its calls, and what is known of their arguments. */
@NullMarked
package dev.headroom.code.internal.body;

import org.jspecify.annotations.NullMarked;
