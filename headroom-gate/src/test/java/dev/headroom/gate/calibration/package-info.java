@NullMarked
package dev.headroom.gate.calibration;

import org.jspecify.annotations.NullMarked;
