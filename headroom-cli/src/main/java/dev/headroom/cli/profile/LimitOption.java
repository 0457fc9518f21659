package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import picocli.CommandLine.Option;

/** How many rows a table has. */
final class LimitOption {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many to list, 0 for all. Default: ${DEFAULT-VALUE}.")
    private int limit;

    int rows() throws CommandFailure {
        if (limit < 0) {
            throw CommandFailure.input("--limit takes a number from 0 (all), got " + limit, null);
        }
        return limit;
    }
}
