@NullMarked
package dev.headroom.gate.rule;

import org.jspecify.annotations.NullMarked;
