package dev.headroom.report.page;

import dev.headroom.profile.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A flame graph alone on a page, one for each sample type, to choose from. */
public final class FlamePage {

    private static final PageShell SHELL = new PageShell(
            "flame.html",
            List.of("theme.css", "page.css", "flame.css"),
            List.of(
                    "format.js",
                    "dom.js",
                    "flame-tree.js",
                    "flame-colors.js",
                    "flame-view.js",
                    "flame-detail.js",
                    "flame-panel.js",
                    "flame.js"),
            false);

    private FlamePage() {}

    /**
     * Writes the page in UTF-8; the stream is flushed and left open.
     *
     * @param title what was profiled, for people: a file, a command
     * @param profiles the first is shown first; they may share a stack table or not
     */
    public static void write(String title, List<Profile> profiles, OutputStream out) throws IOException {
        var flames = new FlameFacts();
        profiles.forEach(profile -> flames.add("", profile));
        SHELL.write("Headroom: " + title, out, json -> {
            json.writeStringField("title", title);
            flames.write(json);
        });
    }
}
