/**
 * Rules that are data: anti-patterns told by the names of functions on a stack, written in files, Headroom's own and users'.
 *
 * <p>Start at {@link dev.headroom.diagnose.signature.SignatureRule}; {@link dev.headroom.diagnose.signature.RuleSet} is where they
 * come from and {@link dev.headroom.diagnose.signature.RuleFile} how a file is read. What rules find in a profile is next door in
 * {@code heat}. The files are described in docs/reference/finding-rules.md.
 */
@NullMarked
package dev.headroom.diagnose.signature;

import org.jspecify.annotations.NullMarked;
