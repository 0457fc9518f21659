package dev.headroom.example.shop.export;

import java.util.List;

/** Writes lines of orders as a CSV file with a header. */
public interface CsvExport {

    String write(List<ExportLine> lines);
}
