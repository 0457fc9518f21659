/**
 * Load that can be believed: requests start when the schedule says, whatever the service does.
 *
 * <p>Describe it as a {@link dev.headroom.load.LoadPlan}, open a {@link dev.headroom.load.LoadSession}, warm up, measure,
 * and read the {@link dev.headroom.load.LoadResult}. When requests start is next door in {@code schedule}, what they are filled
 * with in {@code data}, what is done with their answers in {@code answer}; deciding when a service is warm in {@code warmup},
 * the interval log in {@code hlog}. Judging the result is the business of the gate module.
 */
@NullMarked
package dev.headroom.load;

import org.jspecify.annotations.NullMarked;
