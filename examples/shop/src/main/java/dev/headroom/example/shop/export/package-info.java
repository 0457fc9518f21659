/**
 * A customer's orders as a file for bookkeeping. Start at {@link dev.headroom.example.shop.export.CsvExport}.
 */
@NullMarked
package dev.headroom.example.shop.export;

import org.jspecify.annotations.NullMarked;
