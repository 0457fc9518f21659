/**
 * Results handed to continuous integration: start at {@link dev.headroom.cli.ci.CiOptions}, which every command that judges
 * has.
 *
 * <p>The formats are written in the report's {@code ci}; here they get their files, and the places they point at.
 */
@NullMarked
package dev.headroom.cli.ci;

import org.jspecify.annotations.NullMarked;
