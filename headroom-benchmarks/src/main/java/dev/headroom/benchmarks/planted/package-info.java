/**
 * A service that is slow now and then for reasons it knows: each is planted, timed by the service itself and written down
 * request by request, so that what an attribution says can be set against what was. Start at {@link
 * dev.headroom.benchmarks.planted.PlantedCause}; {@link dev.headroom.benchmarks.planted.PlantedService} is the process, and
 * {@link dev.headroom.benchmarks.planted.PlantedRun} one measurement of it. How the causes are planted is in {@code plant}.
 */
@NullMarked
package dev.headroom.benchmarks.planted;

import org.jspecify.annotations.NullMarked;
