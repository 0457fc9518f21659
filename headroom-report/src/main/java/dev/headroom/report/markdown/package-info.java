/** A run as a comment for a pull request: {@link dev.headroom.report.markdown.MarkdownReport}. */
@NullMarked
package dev.headroom.report.markdown;

import org.jspecify.annotations.NullMarked;
