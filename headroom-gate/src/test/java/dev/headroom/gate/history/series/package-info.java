@NullMarked
package dev.headroom.gate.history.series;

import org.jspecify.annotations.NullMarked;
