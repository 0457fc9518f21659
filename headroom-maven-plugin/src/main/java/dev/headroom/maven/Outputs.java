package dev.headroom.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Files for other tools that a verdict is written to, each where it is named; and what a verdict is held against. */
record Outputs(@Nullable File markdown, @Nullable File junit, @Nullable File sarif) {

    void addTo(List<String> words) {
        add("--markdown", markdown, words);
        add("--junit", junit, words);
        add("--sarif", sarif, words);
    }

    /** A build that keeps its baseline has none the first time: that is said, and budgets are judged alone. */
    static void addBaseline(@Nullable File baseline, List<String> words, Log log) {
        if (baseline != null && !baseline.exists()) {
            log.warn("There is no baseline at " + baseline + ": budgets are judged, regressions are not.");
        } else {
            add("--baseline", baseline, words);
        }
    }

    static void add(String option, @Nullable File file, List<String> words) {
        if (file != null) {
            words.add(option);
            words.add(file.toString());
        }
    }
}
