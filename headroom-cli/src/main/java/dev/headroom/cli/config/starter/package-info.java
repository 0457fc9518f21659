/**
 * A first {@code headroom.yml}, guessed from what lies in a folder: start at {@link
 * dev.headroom.cli.config.starter.StarterConfig}.
 */
@NullMarked
package dev.headroom.cli.config.starter;

import org.jspecify.annotations.NullMarked;
