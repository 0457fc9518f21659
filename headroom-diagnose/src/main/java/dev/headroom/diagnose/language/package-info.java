/**
 * In which language a frame was written, what its function is called there, and whether it is code that the user can change.
 *
 * <p>Start at {@link dev.headroom.diagnose.language.Languages}, which answers for one table of stacks; {@link
 * dev.headroom.diagnose.language.UserCode} is what each language has to say for itself.
 */
@NullMarked
package dev.headroom.diagnose.language;

import org.jspecify.annotations.NullMarked;
