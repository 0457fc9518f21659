package dev.headroom.cli;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.proof.ProofSide;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The example shop as one side of blocks, each time on a free port.
 *
 * @param config the shop's own
 * @param fixed which habits are repaired, as the shop takes them
 * @param jdbcUrl another database than the embedded one
 */
record ShopSide(
        String description, Path jar, HeadroomConfig config, String fixed, Duration window, Optional<String> jdbcUrl)
        implements ProofSide {

    /** As every run of a block begins with one, it is short; users that wait for their answers come before it. */
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(5);

    @Override
    public HeadroomConfig nextRun() throws CommandFailure {
        Duration warmUp = window.compareTo(LONGEST_WARM_UP) < 0 ? window : LONGEST_WARM_UP;
        return new DemoShop(jar, DemoCommand.freePort(), fixed, jdbcUrl).configure(config, warmUp, window);
    }
}
