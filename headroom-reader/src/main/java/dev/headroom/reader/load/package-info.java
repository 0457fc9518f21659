/**
 * What load generators wrote, read as one model.
 *
 * <p>Start at {@link dev.headroom.reader.load.LoadReports}: it recognises a file by its content. Each format has a package
 * of its own that is not exported; failures are those of {@link dev.headroom.reader.ReadException}.
 */
@NullMarked
package dev.headroom.reader.load;

import org.jspecify.annotations.NullMarked;
