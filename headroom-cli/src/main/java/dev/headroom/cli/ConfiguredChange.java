package dev.headroom.cli;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.config.LoadConfig;
import dev.headroom.cli.config.ProfileConfig;
import dev.headroom.cli.config.ServiceTarget;
import dev.headroom.cli.config.Warmup;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.proof.LoadLikeness;
import dev.headroom.cli.proof.ProofRun;
import dev.headroom.measure.notation.NearestName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A service before a change and after it, each as a configuration says.
 *
 * @param beforeFile where {@code before} was read from
 * @param afterFile where {@code after} was read from
 */
record ConfiguredChange(Path beforeFile, HeadroomConfig before, Path afterFile, HeadroomConfig after) {

    /** Start, what the profiler and the report take, and a service that is steady soon. */
    private static final Duration BESIDE_LOAD = Duration.ofSeconds(9);

    private static final Duration USUAL_WARM_UP = Duration.ofSeconds(15);

    static ConfiguredChange read(Path beforeFile, Path afterFile, Optional<Duration> window) throws CommandFailure {
        HeadroomConfig before = lasting(RunCommand.read(beforeFile), window);
        HeadroomConfig after = lasting(RunCommand.read(afterFile), window);
        return new ConfiguredChange(beforeFile, before, afterFile, after);
    }

    /** The same with another window, and its text saying so, since it is copied into the run. */
    static HeadroomConfig lasting(HeadroomConfig config, Optional<Duration> window) {
        if (window.isEmpty()) {
            return config;
        }
        LoadConfig load = config.load().lasting(config.load().warmup(), window.get());
        String text = "# As run with --duration " + window.get().toMillis() + "ms.\n" + config.text();
        return new HeadroomConfig(text, config.service(), load, config.profile(), config.gates());
    }

    /**
     * What differs in what the two are asked to do.
     *
     * @throws CommandFailure where anything does and that is not allowed
     */
    List<String> differences(boolean allowed) throws CommandFailure {
        List<String> differences = LoadLikeness.of(before, after).differences();
        if (!allowed && !differences.isEmpty()) {
            throw CommandFailure.input(
                    beforeFile + " and " + afterFile + " do not ask for the same: " + String.join("; ", differences)
                            + ". Make them alike, so that only the change differs, or compare all the same with"
                            + " --allow-unlike.",
                    null);
        }
        return differences;
    }

    /** @throws CommandFailure where a side cannot be started anew for each run, or could not be profiled */
    void requireProvable(boolean withoutProfile) throws CommandFailure {
        requireStarted(beforeFile, before);
        requireStarted(afterFile, after);
        if (!withoutProfile && before.profile().equals(ProfileConfig.off())) {
            throw CommandFailure.input(
                    ProofRun.OPTIMISING_WITHOUT_PROFILE + ": " + beforeFile
                            + " has 'profile: off', so nothing would say that the change is where the time goes. Leave"
                            + " 'profile' as it is by default, or, for a service that is not a JVM, add --without-profile.",
                    null);
        }
    }

    static void requireStarted(Path file, HeadroomConfig config) throws CommandFailure {
        if (!(config.service().target() instanceof ServiceTarget.Command)) {
            throw CommandFailure.input(
                    file + " has no service.command. Blocks take a fresh process for each run, so Headroom has to start"
                            + " the service itself: say how in service.command, with service.ready.",
                    null);
        }
    }

    static void requireEndpoint(String endpoint, HeadroomConfig config) throws CommandFailure {
        List<String> names = config.load().endpointNames();
        if (!names.contains(endpoint)) {
            throw CommandFailure.input(
                    "The load has no endpoint '" + endpoint + "'" + NearestName.question(endpoint, names) + " It has "
                            + String.join(", ", names) + ".",
                    null);
        }
    }

    /** About how long one run takes, until some have shown it. */
    static Duration expectedRun(HeadroomConfig config) {
        Warmup warmup = config.load().warmup();
        Duration load = config.load().duration();
        if (warmup instanceof Warmup.Lasting lasting) {
            load = load.plus(lasting.duration());
        } else if (warmup instanceof Warmup.UntilSteady) {
            load = load.plus(USUAL_WARM_UP);
        }
        return load.plus(BESIDE_LOAD);
    }
}
