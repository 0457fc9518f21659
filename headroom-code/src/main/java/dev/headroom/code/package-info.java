/**
 * What compiled classes say without running them: which code repeats, what it calls there, and where that is a known
 * anti-pattern. Start with {@link dev.headroom.code.CodeReader}; its answer is a {@link dev.headroom.code.CodeReading}. It knows
 * nothing of heat: whether a site matters is for a profile to say.
 */
@NullMarked
package dev.headroom.code;

import org.jspecify.annotations.NullMarked;
