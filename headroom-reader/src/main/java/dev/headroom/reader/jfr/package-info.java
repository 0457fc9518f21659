/**
 * Flight-recorder files, decoded without objects for single events.
 *
 * <p>Start at {@link dev.headroom.reader.jfr.JfrRecording}. A file is a row of chunks, each with its own metadata and
 * dictionaries. {@code ChunkScan} walks a chunk once with nothing but its metadata ({@code MetadataCache}, {@code Metadata},
 * {@code Layouts}) and adds samples up by the ids of their stack traces ({@code SampleCounter}). {@code Chunk} then reads the
 * dictionaries ({@code ConstantPools}, {@code StackFolder}) and asks what each id means, once: {@code ProfileFolder}. Only a
 * replay reads the events a second time. {@code ChunksAhead} folds the chunks to come on other threads, each into a table of its
 * own ({@code FoldedChunk}), which are added in the order of the file. Memory follows the distinct stacks. Format: the writer and parser of the JDK
 * (src/jdk.jfr) and async-profiler's {@code flightRecorder.cpp}.
 */
@NullMarked
package dev.headroom.reader.jfr;

import org.jspecify.annotations.NullMarked;
