package dev.headroom.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that judges runs: by a baseline where there is one, and in files for other tools where they are named. */
abstract class JudgingGoal extends HeadroomGoal {
    /** The folder of an earlier run to gate regressions against; left out, and said so, where it does not exist. */
    @Parameter(property = "headroom.baseline")
    @Nullable
    File baseline;

    @Parameter(property = "headroom.markdown")
    @Nullable
    File markdown;

    @Parameter(property = "headroom.junit")
    @Nullable
    File junit;

    @Parameter(property = "headroom.sarif")
    @Nullable
    File sarif;

    final void addJudging(List<String> words) {
        new Outputs(markdown, junit, sarif).addTo(words);
        Outputs.addBaseline(baseline, words, getLog());
    }
}
