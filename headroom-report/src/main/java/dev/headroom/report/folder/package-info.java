/**
 * A run on disk: start at {@link dev.headroom.report.folder.RunFolder}. What stands in each file is the business of the
 * format packages; when a file may be believed is decided here.
 */
@NullMarked
package dev.headroom.report.folder;

import org.jspecify.annotations.NullMarked;
