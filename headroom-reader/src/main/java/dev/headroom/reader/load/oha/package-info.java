/**
 * The JSON of oha.
 *
 * <p>Start at {@link dev.headroom.reader.load.oha.OhaFormat}.
 */
@NullMarked
package dev.headroom.reader.load.oha;

import org.jspecify.annotations.NullMarked;
