/**
 * Speedscope's own JSON, evented and sampled (its schema: {@code https://www.speedscope.app/file-format-schema.json}).
 *
 * <p>Start at {@link dev.headroom.reader.speedscope.Speedscope}.
 */
@NullMarked
package dev.headroom.reader.speedscope;

import org.jspecify.annotations.NullMarked;
