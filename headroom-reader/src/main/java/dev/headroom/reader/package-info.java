/**
 * Files of other tools, read as profiles and recordings.
 *
 * <p>Start at {@link dev.headroom.reader.Recordings}: it recognises a file by its content and opens a {@link
 * dev.headroom.reader.Recording}, which either folds into profiles or replays its events one by one. Every failure is a
 * {@link dev.headroom.reader.ReadException} that names the file, the place, the cause and the remedy. Each format has a
 * package of its own that is not exported.
 */
@NullMarked
package dev.headroom.reader;

import org.jspecify.annotations.NullMarked;
