package dev.headroom.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Judges runs that were written, by their budgets and a baseline: {@code headroom gate}. */
@Mojo(name = "gate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class GateGoal extends JudgingGoal {
    /** Folders of runs; without any, the one that {@code headroom:run} writes. */
    @Parameter(property = "headroom.runs")
    List<File> runs = List.of();

    @Parameter(property = "headroom.run", defaultValue = "${project.build.directory}/headroom/run")
    File run = new File("target/headroom/run");

    /** Budgets to judge by; those that each run was made with where it is not given. */
    @Parameter(property = "headroom.budgets")
    @Nullable
    File budgets;

    @Override
    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add("gate");
        for (File each : runs.isEmpty() ? List.of(run) : runs) {
            words.add(each.toString());
        }
        Outputs.add("--config", budgets, words);
        addJudging(words);
        return words;
    }
}
