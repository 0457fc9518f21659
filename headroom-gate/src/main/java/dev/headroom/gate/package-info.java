/**
 * Budgets and regressions judged: start at {@link dev.headroom.gate.Verdict}.
 *
 * <p>A gate takes a measurement, a budget and perhaps a baseline, and answers pass, fail or inconclusive. It measures
 * nothing and prints nothing.
 */
@NullMarked
package dev.headroom.gate;

import org.jspecify.annotations.NullMarked;
