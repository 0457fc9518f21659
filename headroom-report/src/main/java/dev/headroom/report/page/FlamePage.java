package dev.headroom.report.page;

import dev.headroom.report.flame.FlameDirection;
import dev.headroom.report.flame.FlameView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A flame graph alone on a page, one for each view and sample type, to choose from. */
public final class FlamePage {

    private static final PageShell SHELL = new PageShell(
            "flame.html",
            List.of("theme.css", "page.css", "flame.css", "flame-page.css"),
            List.of(
                    "format.js",
                    "dom.js",
                    "table.js",
                    "flame-base.js",
                    "flame-tree.js",
                    "flame-merge.js",
                    "flame-colors.js",
                    "flame-view.js",
                    "flame-search.js",
                    "flame-link.js",
                    "flame-detail.js",
                    "flame-functions.js",
                    "flame-keys.js",
                    "flame-tools.js",
                    "flame-panel.js",
                    "flame.js"),
            false);

    private FlamePage() {}

    /**
     * Writes the page in UTF-8; the stream is flushed and left open.
     *
     * @param title what was profiled, for people: a file, a command
     * @param views the first is shown first
     * @param direction how the graph stands at first
     */
    public static void write(String title, List<FlameView> views, FlameDirection direction, OutputStream out)
            throws IOException {
        var flames = new FlameFacts(direction);
        views.forEach(view -> flames.add("", view));
        SHELL.write("Headroom: " + title, out, json -> {
            json.writeStringField("title", title);
            flames.write(json);
        });
    }
}
