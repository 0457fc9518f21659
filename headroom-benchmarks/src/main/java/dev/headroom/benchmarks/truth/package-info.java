/**
 * A server whose answers are due at known instants, and what a client must therefore see. Start at {@link
 * dev.headroom.benchmarks.truth.Scenario}: each names a {@link dev.headroom.benchmarks.truth.Behaviour}, which {@link
 * dev.headroom.benchmarks.truth.TruthServer} acts out and {@link dev.headroom.benchmarks.truth.KnownTruth} computes.
 */
@NullMarked
package dev.headroom.benchmarks.truth;

import org.jspecify.annotations.NullMarked;
