/**
 * pprof profiles ({@code perftools.profiles.Profile} of google/pprof's {@code profile.proto}), as Go's runtime and many
 * others write them.
 *
 * <p>Start at {@link dev.headroom.reader.pprof.PprofRecording}. Bytes become fields in {@link
 * dev.headroom.reader.pprof.FieldStream}, samples are folded by location as they come in {@link
 * dev.headroom.reader.pprof.Samples}, and only at the end of the file, where the names are, do locations become frames in
 * {@link dev.headroom.reader.pprof.Symbols}. Memory grows with the distinct stacks and names, not with the samples.
 */
@NullMarked
package dev.headroom.reader.pprof;

import org.jspecify.annotations.NullMarked;
