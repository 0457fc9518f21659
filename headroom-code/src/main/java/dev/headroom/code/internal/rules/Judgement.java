package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.Variation;

/**
 * Why a repeated call is a site.
 *
 * @param deciding how the argument that decides the case varies
 * @param evidence one sentence
 */
record Judgement(CodeRule rule, Variation deciding, String evidence) {}
