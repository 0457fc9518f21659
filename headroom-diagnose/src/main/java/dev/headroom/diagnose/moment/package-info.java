/**
 * When requests were slow, and what ran then: start at {@link dev.headroom.diagnose.moment.Moments}. Times are put in the cells of
 * a grid, so that what is kept follows the length of the window and not the number of requests.
 */
@NullMarked
package dev.headroom.diagnose.moment;

import org.jspecify.annotations.NullMarked;
