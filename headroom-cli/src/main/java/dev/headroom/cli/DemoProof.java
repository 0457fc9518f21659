package dev.headroom.cli;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.proof.ProofPlan;
import dev.headroom.cli.proof.ProofSide;
import dev.headroom.cli.proof.ProofTarget;
import dev.headroom.gate.rule.Looks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One habit of the example shop to be proven: the shop with every other one repaired, before, and with all repaired, after.
 * Nothing but the habit differs, and no other habit's queues and collections hide it.
 *
 * @param config the shop's own
 * @param jdbcUrl another database than the embedded one
 */
record DemoProof(PlantedHabit habit, Path shopJar, HeadroomConfig config, Optional<String> jdbcUrl) {

    /** Start, warm-up, the profiler's start and the report. */
    static final Duration BESIDE_THE_WINDOW = Duration.ofSeconds(18);

    /** A change below it is none. */
    private static final double MARGIN = 0.05;

    ProofPlan plan(int blocks, Duration window, Path output) {
        return new ProofPlan(
                Optional.of(new ProofTarget(habit.rule(), habit.endpoint())),
                side("every habit repaired but " + habit.rule(), habit.othersFixed(), window),
                side("every habit repaired", "all", window),
                Looks.once(blocks),
                window,
                window.plus(BESIDE_THE_WINDOW),
                MARGIN,
                Optional.empty(),
                Optional.empty(),
                ProofPlan.ProfileRule.REQUIRED,
                List.of(),
                output);
    }

    private ProofSide side(String habits, String fixed, Duration window) {
        return new ShopSide("the example shop with " + habits, shopJar, config, fixed, window, jdbcUrl);
    }
}
