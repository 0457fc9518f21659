package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import picocli.CommandLine.Option;

/** From which width on something is shown. */
final class LeastOption {

    @Option(
            names = "--least",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description = "Leave out what is narrower. Default: ${DEFAULT-VALUE}.")
    private double percent;

    /** From 0 to 1. */
    double share() throws CommandFailure {
        if (!(percent >= 0 && percent <= 100)) {
            throw CommandFailure.input("--least takes a percentage from 0 to 100, got " + percent, null);
        }
        return percent / 100;
    }
}
