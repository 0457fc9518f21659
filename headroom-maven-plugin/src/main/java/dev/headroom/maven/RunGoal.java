package dev.headroom.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Measures a service as its headroom.yml says, and judges it: {@code headroom run}. */
@Mojo(name = "run", defaultPhase = LifecyclePhase.INTEGRATION_TEST)
public final class RunGoal extends HeadroomGoal {
    @Parameter(property = "headroom.config", defaultValue = "${project.basedir}/headroom.yml")
    File config = new File("headroom.yml");

    /** The folder of an earlier run to gate regressions against; left out, and said so, where it does not exist. */
    @Parameter(property = "headroom.baseline")
    @Nullable
    File baseline;

    /** The folder of this run. What an earlier build left there is deleted. */
    @Parameter(property = "headroom.run", defaultValue = "${project.build.directory}/headroom/run")
    File output = new File("target/headroom/run");

    @Parameter(property = "headroom.markdown")
    @Nullable
    File markdown;

    @Parameter(property = "headroom.junit")
    @Nullable
    File junit;

    @Parameter(property = "headroom.sarif")
    @Nullable
    File sarif;

    @Override
    List<String> words() throws MojoExecutionException {
        Path folder = output.toPath();
        try {
            if (OutputFolder.clear(folder, "run.json")) {
                getLog().info("The run of an earlier build in " + folder + " was deleted.");
            }
        } catch (IOException failure) {
            throw new MojoExecutionException("The run of an earlier build in " + folder + " could not be deleted: "
                    + failure + ". Run mvn clean.");
        }
        List<String> words = new ArrayList<>(List.of("run", "--config", config.toString(), "--out", output.toString()));
        new Outputs(markdown, junit, sarif).addTo(words);
        Outputs.addBaseline(baseline, words, getLog());
        return words;
    }
}
