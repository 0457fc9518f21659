/**
 * The JSON that outsiders rely on: fields are added, never renamed or removed, and every object says its {@code
 * schemaVersion}. Durations are nanoseconds, amounts of memory bytes; what could not be measured is {@code null}.
 *
 * <p>Start at {@link dev.headroom.report.json.RunJson}, the only one that is also read back.
 */
@NullMarked
package dev.headroom.report.json;

import org.jspecify.annotations.NullMarked;
