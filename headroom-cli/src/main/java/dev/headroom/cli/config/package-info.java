/**
 * {@code headroom.yml} as typed values: start at {@link dev.headroom.cli.config.ConfigReader}.
 *
 * <p>A file is read whole or refused with every problem it has, each with line, column and the nearest valid name.
 * Writing a first file is next door in {@code starter}; acting on one is the commands' business.
 */
@NullMarked
package dev.headroom.cli.config;

import org.jspecify.annotations.NullMarked;
