/**
 * Reads answers for checks, captured values, cookies and redirects: start at {@link
 * dev.headroom.load.internal.answer.AnswerReader}. What follows from them is the engine's business.
 */
@NullMarked
package dev.headroom.load.internal.answer;

import org.jspecify.annotations.NullMarked;
