package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.TopFrames;
import dev.headroom.report.json.ProfileJson;
import dev.headroom.report.text.TopFramesText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom profile top}. */
@Command(
        name = "top",
        mixinStandardHelpOptions = true,
        header = "The functions that weigh most, with the interval of each share.")
public final class TopCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Profiles; several are added up.")
    private List<String> files = List.of();

    @Option(
            names = "--by",
            paramLabel = "self|total",
            defaultValue = "self",
            description =
                    "Sort by what is spent in the function itself, or in it and below. Default: ${DEFAULT-VALUE}.")
    private TopFrames.By by = TopFrames.By.SELF;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many functions, 0 for all. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private ProfileInput input = new ProfileInput();

    @Mixin
    private FormatOption format = new FormatOption();

    public TopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (limit < 0) {
            throw CommandFailure.input("--limit takes a number from 0 (all), got " + limit, null);
        }
        TopFrames top = input.top(files, by, terminal);
        terminal.print(
                format.isJson() ? ProfileJson.top(top, limit) : TopFramesText.of(top, limit, terminal.palette()));
        return 0;
    }
}
