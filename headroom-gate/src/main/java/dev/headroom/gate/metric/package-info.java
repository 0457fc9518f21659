/**
 * What can be judged, and how a team writes its limit: start at {@link dev.headroom.gate.metric.BudgetExpression}.
 *
 * <p>Text becomes typed values here and nowhere else; an expression that cannot be read is an {@link
 * dev.headroom.gate.metric.ExpressionException} with its place. Judging is next door in {@code gate}.
 */
@NullMarked
package dev.headroom.gate.metric;

import org.jspecify.annotations.NullMarked;
