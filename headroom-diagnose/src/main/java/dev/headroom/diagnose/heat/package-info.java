/**
 * Findings in profiles of which nothing but the samples is known: no requests, no queries.
 *
 * <p>Start at {@link dev.headroom.diagnose.heat.ProfileDiagnoser}; it takes {@link dev.headroom.diagnose.heat.ProfileEvidence} and
 * answers with findings and with the {@link dev.headroom.diagnose.heat.Coverage} of what it looked at. What a rule is, is next
 * door in {@code signature}.
 */
@NullMarked
package dev.headroom.diagnose.heat;

import org.jspecify.annotations.NullMarked;
