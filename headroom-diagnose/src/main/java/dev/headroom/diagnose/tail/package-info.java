/**
 * Why an endpoint's slow requests are slow: where their extra time went, what the percentile would be without a cause, which
 * attribute tells slow from fast, and the slowest requests one by one.
 */
@NullMarked
package dev.headroom.diagnose.tail;

import org.jspecify.annotations.NullMarked;
