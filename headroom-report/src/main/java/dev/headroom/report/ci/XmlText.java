package dev.headroom.report.ci;

import dev.headroom.report.internal.VisibleText;

/** XML written line by line; what XML 1.0 cannot hold is shown as its code. Not thread-safe. */
final class XmlText {

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    /** @param attributes names and values in turn; what is empty is left out */
    void open(String element, String... attributes) {
        tag(element, attributes).append(">\n");
        depth++;
    }

    void close(String element) {
        depth--;
        indent().append("</").append(element).append(">\n");
    }

    void empty(String element, String... attributes) {
        tag(element, attributes).append("/>\n");
    }

    /** An element of text, each of its lines made visible. */
    void text(String element, String content, String... attributes) {
        tag(element, attributes).append('>');
        String visible =
                String.join("\n", content.lines().map(VisibleText::oneLine).toList());
        text.append(escaped(visible)).append("</").append(element).append(">\n");
    }

    private StringBuilder tag(String element, String... attributes) {
        indent().append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                text.append(' ').append(attributes[i]).append("=\"");
                text.append(escaped(VisibleText.oneLine(attributes[i + 1]))).append('"');
            }
        }
        return text;
    }

    private StringBuilder indent() {
        return text.append("  ".repeat(depth));
    }

    private static String escaped(String visible) {
        var escaped = new StringBuilder(visible.length());
        visible.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&apos;");
                default -> escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
