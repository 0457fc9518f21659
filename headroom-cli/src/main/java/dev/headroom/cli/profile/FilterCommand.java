package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code headroom profile filter}. */
@Command(
        name = "filter",
        mixinStandardHelpOptions = true,
        header = "Write the part of a profile that passes, and say how much of it that is.",
        description = {
            "",
            "Samples are chosen by --time, --thread and --label, stacks by --focus and --ignore, frames by --hide.",
            "Every sample type is kept, or the one that --sample-type picks.",
            ""
        })
public final class FilterCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ProfileFiles files = new ProfileFiles();

    @Mixin
    private OutputOptions output = new OutputOptions();

    public FilterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        new WrittenProfiles(files, output).write(terminal, true);
        return 0;
    }
}
