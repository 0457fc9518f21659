/**
 * What findings predicted beside what repairing them gained, read from proofs: start at {@link
 * dev.headroom.benchmarks.gains.ProvenGains}.
 */
@NullMarked
package dev.headroom.benchmarks.gains;

import org.jspecify.annotations.NullMarked;
