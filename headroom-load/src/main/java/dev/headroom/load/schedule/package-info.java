/**
 * When requests should start, before any is sent: start at {@link dev.headroom.load.schedule.Schedule}.
 *
 * <p>A schedule never looks at the service. What a user of a closed model does between two requests is a {@link
 * dev.headroom.load.schedule.ThinkTime}. How people write either is the command line's business.
 */
@NullMarked
package dev.headroom.load.schedule;

import org.jspecify.annotations.NullMarked;
