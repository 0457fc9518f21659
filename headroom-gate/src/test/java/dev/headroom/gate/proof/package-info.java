@NullMarked
package dev.headroom.gate.proof;

import org.jspecify.annotations.NullMarked;
