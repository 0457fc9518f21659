/**
 * Budgets in a test: annotate a JUnit 5 test, or a class of them, with what its work may cost.
 *
 * <p>Start at {@link dev.headroom.junit.ExpectQueries}; beside it are {@link dev.headroom.junit.ExpectAllocated}, {@link
 * dev.headroom.junit.ExpectCpu} and {@link dev.headroom.junit.ExpectResponse}. Nothing needs to be registered: each of them
 * brings {@link dev.headroom.junit.HeadroomExtension}, and that the agent. Load on a whole service is the business of the
 * command line.
 */
@NullMarked
package dev.headroom.junit;

import org.jspecify.annotations.NullMarked;
