package dev.headroom.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Measures a service as its headroom.yml says, and judges it: {@code headroom run}. */
@Mojo(name = "run", defaultPhase = LifecyclePhase.INTEGRATION_TEST)
public final class RunGoal extends JudgingGoal {
    @Parameter(property = "headroom.config", defaultValue = "${project.basedir}/headroom.yml")
    File config = new File("headroom.yml");

    /** The folder of this run. What an earlier build left there is deleted. */
    @Parameter(property = "headroom.run", defaultValue = "${project.build.directory}/headroom/run")
    File output = new File("target/headroom/run");

    @Override
    List<String> words() throws MojoExecutionException {
        clear(output.toPath(), "run.json", "run");
        List<String> words = new ArrayList<>(List.of("run", "--config", config.toString(), "--out", output.toString()));
        addJudging(words);
        return words;
    }
}
