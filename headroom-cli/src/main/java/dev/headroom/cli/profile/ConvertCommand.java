package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code headroom profile convert}. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        header = "Write a profile in another tool's format; several files are merged.",
        description = {
            "",
            "Every sample type is kept where the format can hold several (all but collapsed and svg), or the one",
            "that --sample-type picks.",
            ""
        })
public final class ConvertCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ProfileFiles files = new ProfileFiles();

    @Mixin
    private OutputOptions output = new OutputOptions();

    public ConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        new WrittenProfiles(files, output).write(terminal, false);
        return 0;
    }
}
