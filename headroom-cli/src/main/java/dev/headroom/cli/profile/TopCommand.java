package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.TopFrames;
import dev.headroom.report.json.ProfileJson;
import dev.headroom.report.text.TopFramesText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom profile top}. */
@Command(
        name = "top",
        mixinStandardHelpOptions = true,
        header = "The functions that weigh most, with the interval of each share.")
public final class TopCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ProfileFiles files = new ProfileFiles();

    @Option(
            names = "--by",
            paramLabel = "self|total",
            defaultValue = "self",
            description =
                    "Sort by what is spent in the function itself, or in it and below. Default: ${DEFAULT-VALUE}.")
    private TopFrames.By by = TopFrames.By.SELF;

    @Mixin
    private LimitOption limit = new LimitOption();

    public TopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        int rows = limit.rows();
        TopFrames top = files.input().top(files.names(), by, terminal);
        terminal.print(files.asJson() ? ProfileJson.top(top, rows) : TopFramesText.of(top, rows, terminal.palette()));
        return 0;
    }
}
