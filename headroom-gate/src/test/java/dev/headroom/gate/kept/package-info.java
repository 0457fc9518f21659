@NullMarked
package dev.headroom.gate.kept;

import org.jspecify.annotations.NullMarked;
