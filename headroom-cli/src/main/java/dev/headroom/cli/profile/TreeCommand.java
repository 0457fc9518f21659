package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.CallTree;
import dev.headroom.report.json.ProfileViewJson;
import dev.headroom.report.text.TreeText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code headroom profile tree}. */
@Command(name = "tree", mixinStandardHelpOptions = true, header = "The call tree from the root down.")
public final class TreeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ProfileFiles files = new ProfileFiles();

    @Mixin
    private LeastOption least = new LeastOption();

    public TreeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        double leastShare = least.share();
        ReadProfile read = files.readSum(terminal);
        CallTree tree = CallTree.of(read.profile());
        terminal.print(
                files.asJson()
                        ? ProfileViewJson.tree(tree, leastShare, read.stacksEstimated())
                        : TreeText.of(tree, leastShare, read.stacksEstimated(), terminal.palette()));
        return 0;
    }
}
