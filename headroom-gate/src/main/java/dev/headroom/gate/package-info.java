/**
 * Budgets and regressions judged: start at {@link dev.headroom.gate.RunJudge}.
 *
 * <p>A gate takes a measurement, a budget and perhaps a baseline, and answers pass, fail or inconclusive. It measures
 * nothing and prints nothing. What can be judged, and how its limits are written, is next door in {@code metric}.
 */
@NullMarked
package dev.headroom.gate;

import org.jspecify.annotations.NullMarked;
