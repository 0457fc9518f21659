package dev.headroom.example.shop.export;

import java.util.List;

/** Gathers the lines in a buffer. */
public final class BufferedCsvExport implements CsvExport {

    private static final int USUAL_LINE_CHARS = 96;

    @Override
    public String write(List<ExportLine> lines) {
        StringBuilder csv = new StringBuilder((lines.size() + 1) * USUAL_LINE_CHARS).append(ExportLine.HEADER);
        for (ExportLine line : lines) {
            csv.append(line.orderFields()).append(line.productFields());
        }
        return csv.toString();
    }
}
