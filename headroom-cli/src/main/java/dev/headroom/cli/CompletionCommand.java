package dev.headroom.cli;

import dev.headroom.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code headroom completion}: a completion script for bash and zsh. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        header = "Print a completion script for bash and zsh.",
        description = {"", "Use it with:", "  source <(headroom completion)", ""})
final class CompletionCommand implements Callable<Integer> {

    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(AutoComplete.bash("headroom", Main.wholeCommandLine(terminal)));
        return 0;
    }
}
