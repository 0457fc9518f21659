/**
 * What the formats that are read from start to end share, whichever they are: opening, bounded lines, JSON, and
 * collecting samples while checking them.
 *
 * <p>Start at {@link dev.headroom.reader.streaming.StreamedRecording}, which turns a {@link
 * dev.headroom.reader.streaming.StreamReader} into a recording. What a particular format means does not belong here.
 */
@NullMarked
package dev.headroom.reader.streaming;

import org.jspecify.annotations.NullMarked;
