@NullMarked
package dev.headroom.gate.finding;

import org.jspecify.annotations.NullMarked;
