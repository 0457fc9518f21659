/**
 * How much a service carries, as a page and a picture of it. Start at {@link dev.headroom.report.capacity.CapacityReport}.
 * Its text and its JSON are next door in {@code text} and {@code json}.
 */
@NullMarked
package dev.headroom.report.capacity;

import org.jspecify.annotations.NullMarked;
