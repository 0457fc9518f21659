/**
 * A run as one self-contained web page, and a flame graph alone as another: start at {@link
 * dev.headroom.report.page.ReportPage}.
 *
 * <p>The Java here only embeds what was measured; everything that is drawn is drawn by the scripts beside it in the
 * resources. A page asks the network for nothing, and no text that was measured is ever read as markup.
 */
@NullMarked
package dev.headroom.report.page;

import org.jspecify.annotations.NullMarked;
