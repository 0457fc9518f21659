/**
 * What a rule is and what it is given: one endpoint's requests with the samples, queries and waits that belong to them.
 *
 * <p>Start at {@link dev.headroom.diagnose.rule.Rule}. {@link dev.headroom.diagnose.rule.EndpointEvidence} is its input,
 * {@link dev.headroom.diagnose.rule.ApplicationCode} tells the code a user can change from the code they cannot.
 */
@NullMarked
package dev.headroom.diagnose.rule;

import org.jspecify.annotations.NullMarked;
