@NullMarked
package dev.headroom.gate.metric;

import org.jspecify.annotations.NullMarked;
