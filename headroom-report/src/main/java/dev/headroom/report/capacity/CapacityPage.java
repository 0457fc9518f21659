package dev.headroom.report.capacity;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A capacity on one self-contained page: sentences, two pictures, every probe. It runs no script and fetches nothing. */
public final class CapacityPage {

    private CapacityPage() {}

    /** Writes the page in UTF-8; the stream is flushed and left open. */
    public static void write(CapacityReport report, OutputStream out) throws IOException {
        out.write(of(report).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static String of(CapacityReport report) throws IOException {
        var words = new CapacityWords(report);
        var pictures = new CapacityPictures(report);
        var html = new StringBuilder();
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\"")
                .append(
                        " content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>Headroom: capacity of ")
                .append(SvgPlot.escape(report.target()))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>Capacity of ")
                .append(SvgPlot.escape(report.target()))
                .append("</h1>\n");
        String verdict = report.verdict().name().toLowerCase(java.util.Locale.ROOT);
        html.append("<p class=\"verdict ")
                .append(verdict)
                .append("\">")
                .append(verdict)
                .append("</p>\n");
        report.cutShort().ifPresent(why -> paragraph(html, "strong", "Cut short: " + why));
        paragraph(html, "strong", words.limit());
        paragraph(html, "faint", "Service level: " + report.level());
        words.why().forEach(why -> paragraph(html, "", why));
        paragraph(html, "", words.recovery());
        words.answers().forEach(answer -> paragraph(html, "", answer));
        pictures.responseTimes()
                .ifPresent(svg -> figure(
                        html,
                        svg,
                        "Response times of every probe, p50 and p99. Hollow points break the service level, are too close to"
                                + " call, or are not valid; dashed is the bound."));
        html.append("<h2>Universal scalability law</h2>\n");
        pictures.scalability()
                .ifPresent(svg -> figure(
                        html,
                        svg,
                        "Throughput of users who ask again as soon as they are answered; the band holds the whole"
                                + " curve with 95 % confidence."));
        words.scalability().forEach(sentence -> paragraph(html, "", sentence));
        CapacityTables.append(report, html);
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void figure(StringBuilder html, String svg, String caption) {
        html.append("<figure>\n")
                .append(svg)
                .append("<figcaption>")
                .append(caption)
                .append("</figcaption>\n</figure>\n");
    }

    private static void paragraph(StringBuilder html, String kind, String text) {
        html.append(kind.isEmpty() ? "<p>" : "<p class=\"" + kind + "\">")
                .append(SvgPlot.escape(text))
                .append("</p>\n");
    }

    private static String style() throws IOException {
        try (InputStream in = CapacityPage.class.getResourceAsStream("capacity.css")) {
            if (in == null) {
                throw new FileNotFoundException(
                        "The page's part capacity.css is not on the class path. Rebuild Headroom.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Rows of escaped cells. */
    static void table(StringBuilder html, List<String> head, List<List<String>> rows) {
        html.append("<table>\n<thead><tr>");
        head.forEach(cell -> html.append("<th>").append(SvgPlot.escape(cell)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(SvgPlot.escape(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n");
    }
}
