/**
 * What continuous integration is told of a result: start at {@link dev.headroom.report.ci.CiReport}.
 *
 * <p>Every command that judges puts its result into these values; the writers here know nothing else: JUnit XML, SARIF,
 * annotations. The Markdown of a pull request is next door in {@code markdown}.
 */
@NullMarked
package dev.headroom.report.ci;

import org.jspecify.annotations.NullMarked;
