/**
 * The pages in docs/findings, held to what they say: their code is compiled and run, and every rule has one.
 *
 * <p>Start at {@link dev.headroom.cli.findingpages.FindingPagesTest}.
 */
@NullMarked
package dev.headroom.cli.findingpages;

import org.jspecify.annotations.NullMarked;
