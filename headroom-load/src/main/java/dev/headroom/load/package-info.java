/**
 * Load that can be believed: requests start when the schedule says, whatever the service does.
 *
 * <p>Describe it as a {@link dev.headroom.load.LoadPlan}, open a {@link dev.headroom.load.LoadSession}, warm up, measure,
 * and read the {@link dev.headroom.load.LoadResult}. Deciding when a service is warm is next door in {@code warmup}, the
 * interval log in {@code hlog}. Judging the result is the business of the gate module.
 */
@NullMarked
package dev.headroom.load;

import org.jspecify.annotations.NullMarked;
