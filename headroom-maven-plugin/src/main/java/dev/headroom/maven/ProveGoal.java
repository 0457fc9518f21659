package dev.headroom.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Measures what a change did, in blocks of fresh processes before and after it: {@code headroom prove}. It takes many minutes, so
 * no phase runs it by itself.
 */
@Mojo(name = "prove")
public final class ProveGoal extends HeadroomGoal {
    /** The configuration that starts the service as it was before the change. */
    @Parameter(property = "headroom.before", required = true)
    File before = new File("before.yml");

    /** The one that starts it as it is after. */
    @Parameter(property = "headroom.after", required = true)
    File after = new File("after.yml");

    /** The folder of the proof. What an earlier build left there is deleted. */
    @Parameter(property = "headroom.proof", defaultValue = "${project.build.directory}/headroom/proof")
    File output = new File("target/headroom/proof");

    @Override
    List<String> words() throws MojoExecutionException {
        clear(output.toPath(), "proof.json", "proof");
        return new ArrayList<>(List.of(
                "prove", "--before", before.toString(), "--after", after.toString(), "--out", output.toString()));
    }
}
