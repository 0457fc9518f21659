/**
 * What is done with an answer beyond its status: checked, kept for the next request, followed elsewhere. Start at {@link
 * dev.headroom.load.answer.AnswerRules}. Most endpoints have none, and cost nothing for it.
 */
@NullMarked
package dev.headroom.load.answer;

import org.jspecify.annotations.NullMarked;
