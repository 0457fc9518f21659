/**
 * What version control says of the source that is measured: start at {@link dev.headroom.cli.source.MeasuredSource}.
 *
 * <p>It asks Git and the environment of a build, and changes neither. Nothing depends on an answer: where there is none, a
 * run has no commit.
 */
@NullMarked
package dev.headroom.cli.source;

import org.jspecify.annotations.NullMarked;
