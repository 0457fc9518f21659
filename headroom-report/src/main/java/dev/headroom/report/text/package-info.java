/**
 * Results for the terminal: start at {@link dev.headroom.report.text.TextReport}, a run on one screen. Nothing here prints;
 * whoever does says with a {@link dev.headroom.report.text.Palette} whether colours are welcome.
 */
@NullMarked
package dev.headroom.report.text;

import org.jspecify.annotations.NullMarked;
