package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.Profile;
import dev.headroom.profile.view.LineWeights;
import dev.headroom.report.json.ProfileViewJson;
import dev.headroom.report.text.LinesText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code headroom profile lines}. */
@Command(name = "lines", mixinStandardHelpOptions = true, header = "The lines of a function, where lines are known.")
public final class LinesCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "REGEX", description = "Functions, by a part of their name.")
    private String function = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Profiles; several are added up.")
    private List<String> files = List.of();

    @Mixin
    private ProfileInput input = new ProfileInput();

    @Mixin
    private FormatOption format = new FormatOption();

    public LinesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        Profile profile = input.read(files, terminal);
        LineWeights lines = LineWeights.of(profile, FunctionArgument.pattern(function));
        FunctionArgument.requireAny(lines.lines(), function);
        terminal.print(format.isJson() ? ProfileViewJson.lines(lines) : LinesText.of(lines, terminal.palette()));
        return 0;
    }
}
