package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code headroom profile merge}. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        header = "Add profiles up and write the sum.",
        description = {
            "",
            "Every sample type of the files is kept, added up over those that have it, with the number of samples",
            "behind it. Files may be of different formats. The sum begins with the earliest of them, and its",
            "duration is theirs together.",
            ""
        })
public final class MergeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ProfileFiles files = new ProfileFiles();

    @Mixin
    private OutputOptions output = new OutputOptions();

    public MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        new WrittenProfiles(files, output).write(terminal, true);
        return 0;
    }
}
