/**
 * Where the extra time of slow requests went: each request's time charged to causes, queues charged to what filled them, slow
 * requests compared with ordinary ones.
 */
@NullMarked
package dev.headroom.diagnose.internal.tail;

import org.jspecify.annotations.NullMarked;
