package dev.headroom.example.shop.export;

import java.util.List;

/** Adds line to line. */
public final class PlainCsvExport implements CsvExport {

    @Override
    public String write(List<ExportLine> lines) {
        String csv = ExportLine.HEADER;
        for (ExportLine line : lines) {
            csv += line.orderFields(); // planted: string-concat-in-loop
            csv += line.productFields(); // planted: string-concat-in-loop
        }
        return csv;
    }
}
