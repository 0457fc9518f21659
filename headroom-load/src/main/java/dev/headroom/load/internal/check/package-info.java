/**
 * Whether the generator and its host can be believed. Start at {@link
 * dev.headroom.load.internal.check.GeneratorCheck}.
 */
@NullMarked
package dev.headroom.load.internal.check;

import org.jspecify.annotations.NullMarked;
