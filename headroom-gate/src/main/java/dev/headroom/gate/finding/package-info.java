/**
 * Findings as a gate sees them, and how many of them pass: start at {@link dev.headroom.gate.finding.FindingLimit}.
 *
 * <p>What a finding is and how it is made is the diagnosis' business; here it is a rule, a level and a place. Judging is
 * next door in {@code gate}.
 */
@NullMarked
package dev.headroom.gate.finding;

import org.jspecify.annotations.NullMarked;
