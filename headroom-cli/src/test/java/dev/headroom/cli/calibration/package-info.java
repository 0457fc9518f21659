@NullMarked
package dev.headroom.cli.calibration;

import org.jspecify.annotations.NullMarked;
