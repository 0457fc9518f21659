package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.Profile;
import dev.headroom.profile.view.CallNeighbours;
import dev.headroom.report.json.ProfileViewJson;
import dev.headroom.report.text.NeighboursText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom profile callers}. */
@Command(
        name = "callers",
        mixinStandardHelpOptions = true,
        header = "Who calls a function, and how much of its weight comes from each.")
public final class CallersCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "REGEX", description = "Functions, by a part of their name.")
    private String function = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Profiles; several are added up.")
    private List<String> files = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many, 0 for all. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private ProfileInput input = new ProfileInput();

    @Mixin
    private FormatOption format = new FormatOption();

    public CallersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        Profile profile = input.read(files, terminal);
        CallNeighbours neighbours = CallNeighbours.of(profile, FunctionArgument.pattern(function));
        FunctionArgument.requireAny(neighbours.functions(), function);
        terminal.print(
                format.isJson()
                        ? ProfileViewJson.neighbours(neighbours)
                        : NeighboursText.callers(neighbours, limit, terminal.palette()));
        return 0;
    }
}
