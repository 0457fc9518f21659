/**
 * The rules that Headroom brings, one class each, behind {@link dev.headroom.diagnose.internal.rules.StandardRules}.
 */
@NullMarked
package dev.headroom.diagnose.internal.rules;

import org.jspecify.annotations.NullMarked;
