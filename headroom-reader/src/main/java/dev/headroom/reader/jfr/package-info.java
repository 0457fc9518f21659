/**
 * Flight-recorder files, decoded without objects for single events.
 *
 * <p>Start at {@link dev.headroom.reader.jfr.JfrRecording}. A file is a row of chunks, each with its own metadata and
 * dictionaries: {@code ChunkHeader}, then {@code Metadata} with its {@code Type}s, then {@code ConstantPools}, then the
 * events through {@code EventDecoder}. Format: the writer and parser of the JDK (src/jdk.jfr) and async-profiler's
 * {@code flightRecorder.cpp}.
 */
@NullMarked
package dev.headroom.reader.jfr;

import org.jspecify.annotations.NullMarked;
