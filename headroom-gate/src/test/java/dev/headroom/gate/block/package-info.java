@NullMarked
package dev.headroom.gate.block;

import org.jspecify.annotations.NullMarked;
