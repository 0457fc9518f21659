/**
 * Snapshots of Python's {@code tracemalloc}, as {@code Snapshot.dump} pickles them.
 *
 * <p>A pickle is a program. Start at {@link dev.headroom.reader.tracemalloc.PickleReader}, which runs only the
 * instructions that build numbers, text, tuples, lists and dictionaries, and knows two classes by name; anything that
 * would import or call is refused and nothing is ever instantiated but plain values.
 */
@NullMarked
package dev.headroom.reader.tracemalloc;

import org.jspecify.annotations.NullMarked;
