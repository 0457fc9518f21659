/** Who calls whom among the classes read, and which implementation a call can only mean. */
@NullMarked
package dev.headroom.code.internal.graph;

import org.jspecify.annotations.NullMarked;
