/**
 * The gating rules of a build, held against blocks: start at {@link dev.headroom.gate.rule.BuildJudge}.
 *
 * <p>A {@link dev.headroom.gate.rule.GatingRule} says by how much a metric may get worse. Rules are judged together, so that twenty of them
 * cry wolf no more often than one ({@link dev.headroom.gate.rule.Holm}); at planned {@link dev.headroom.gate.rule.Looks}, so that
 * measuring may stop as soon as all are decided; and what failed is measured again before it counts ({@link
 * dev.headroom.gate.rule.Confirmation}). {@link dev.headroom.gate.rule.Resolution} tells from blocks of unchanged code what such a gate
 * can see on a machine. What one metric's blocks say is next door in {@code block}. Nothing here runs anything.
 */
@NullMarked
package dev.headroom.gate.rule;

import org.jspecify.annotations.NullMarked;
