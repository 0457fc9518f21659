package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.view.LineWeights;
import dev.headroom.report.json.ProfileViewJson;
import dev.headroom.report.text.LinesText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code headroom profile lines}. */
@Command(name = "lines", mixinStandardHelpOptions = true, header = "The lines of a function, where lines are known.")
public final class LinesCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private FunctionInProfiles asked = new FunctionInProfiles();

    public LinesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        ReadProfile read = asked.readSum(terminal);
        LineWeights lines = LineWeights.of(read.profile(), asked.pattern());
        asked.requireAny(lines.lines());
        terminal.print(
                asked.asJson()
                        ? ProfileViewJson.lines(lines, read.stacksEstimated())
                        : LinesText.of(lines, read.stacksEstimated(), terminal.palette()));
        return 0;
    }
}
