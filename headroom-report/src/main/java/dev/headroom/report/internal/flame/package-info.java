/**
 * What the page and the picture of a flame graph share: stacks merged by function, and their colours. Start at {@link
 * dev.headroom.report.internal.flame.FlameTable}.
 */
@NullMarked
package dev.headroom.report.internal.flame;

import org.jspecify.annotations.NullMarked;
