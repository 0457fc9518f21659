package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.CallTree;
import dev.headroom.profile.Profile;
import dev.headroom.report.json.ProfileViewJson;
import dev.headroom.report.text.TreeText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom profile tree}. */
@Command(name = "tree", mixinStandardHelpOptions = true, header = "The call tree from the root down.")
public final class TreeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Profiles; several are added up.")
    private List<String> files = List.of();

    @Option(
            names = "--least",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description = "Leave out what is narrower. Default: ${DEFAULT-VALUE}.")
    private double leastPercent;

    @Mixin
    private ProfileInput input = new ProfileInput();

    @Mixin
    private FormatOption format = new FormatOption();

    public TreeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        Profile profile = input.read(files, terminal);
        CallTree tree = CallTree.of(profile);
        terminal.print(
                format.isJson()
                        ? ProfileViewJson.tree(tree, leastPercent / 100, input.stacksEstimated())
                        : TreeText.of(tree, leastPercent / 100, input.stacksEstimated(), terminal.palette()));
        return 0;
    }
}
