@NullMarked
package dev.headroom.gate;

import org.jspecify.annotations.NullMarked;
