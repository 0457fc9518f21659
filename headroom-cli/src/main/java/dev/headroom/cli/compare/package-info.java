/**
 * {@code headroom compare}: results that were measured elsewhere, and folders of runs, read and judged. Start at {@link
 * dev.headroom.cli.compare.CompareCommand}.
 */
@NullMarked
package dev.headroom.cli.compare;

import org.jspecify.annotations.NullMarked;
