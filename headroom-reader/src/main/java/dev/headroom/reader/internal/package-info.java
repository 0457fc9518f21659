/**
 * The seam between {@link dev.headroom.reader.Recordings} and the formats: a {@link dev.headroom.reader.internal.Format}
 * tells from a {@link dev.headroom.reader.internal.Probe} whether a file is its own, and opens an {@link
 * dev.headroom.reader.internal.Input} as a recording. Unpacking, spooling and bounding are done here, once for all
 * formats.
 */
@NullMarked
package dev.headroom.reader.internal;

import org.jspecify.annotations.NullMarked;
