@NullMarked
package dev.headroom.gate.history;

import org.jspecify.annotations.NullMarked;
