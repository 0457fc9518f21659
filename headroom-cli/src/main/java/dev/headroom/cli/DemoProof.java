package dev.headroom.cli;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.proof.ProofPlan;
import dev.headroom.cli.proof.ProofSide;
import dev.headroom.gate.block.BlockRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One habit of the example shop to be proven: the shop with every other one repaired, before, and with all repaired, after.
 * Nothing but the habit differs, and no other habit's queues and collections hide it.
 *
 * @param config the shop's own
 * @param jdbcUrl another database than the embedded one
 */
record DemoProof(PlantedHabit habit, Path shopJar, HeadroomConfig config, Optional<String> jdbcUrl) {

    /** As every block begins with one on either side, it is short; users that wait for their answers come before it. */
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(5);

    /** Start, warm-up, the profiler's start and the report. */
    private static final Duration BESIDE_THE_WINDOW = Duration.ofSeconds(18);

    ProofPlan plan(int blocks, Duration window, Path output) {
        return new ProofPlan(
                habit.rule(),
                habit.endpoint(),
                side("every habit repaired but " + habit.rule(), habit.othersFixed(), window),
                side("every habit repaired", "all", window),
                blocks,
                window,
                window.plus(BESIDE_THE_WINDOW),
                BlockRule.standard(),
                output);
    }

    private ProofSide side(String habits, String fixed, Duration window) {
        Duration warmUp = window.compareTo(LONGEST_WARM_UP) < 0 ? window : LONGEST_WARM_UP;
        return new ProofSide() {
            @Override
            public String description() {
                return "the example shop with " + habits;
            }

            @Override
            public HeadroomConfig nextRun() throws CommandFailure {
                return new DemoShop(shopJar, DemoCommand.freePort(), fixed, jdbcUrl).configure(config, warmUp, window);
            }
        };
    }
}
