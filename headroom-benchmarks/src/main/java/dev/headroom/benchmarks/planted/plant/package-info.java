/**
 * Ways to make requests slow, each timing what it does. Start at {@link dev.headroom.benchmarks.planted.plant.Plant}; {@link
 * dev.headroom.benchmarks.planted.plant.Truth} is where they write.
 */
@NullMarked
package dev.headroom.benchmarks.planted.plant;

import org.jspecify.annotations.NullMarked;
