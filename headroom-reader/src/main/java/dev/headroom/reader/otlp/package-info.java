/**
 * OTLP profiles ({@code opentelemetry.proto.profiles.v1development} as of opentelemetry-proto 1.11), as protobuf or JSON.
 *
 * <p>Start at {@link dev.headroom.reader.otlp.Otlp}. Both encodings fill the same {@code OtlpDictionary} first, because it
 * follows the samples that refer to it, and are read a second time for the samples.
 */
@NullMarked
package dev.headroom.reader.otlp;

import org.jspecify.annotations.NullMarked;
