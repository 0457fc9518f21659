package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.view.CallNeighbours;
import dev.headroom.report.json.ProfileViewJson;
import dev.headroom.report.text.NeighboursText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code headroom profile callers} and {@code callees}: the two directions from a function. */
public abstract sealed class NeighboursCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final NeighboursText.Direction direction;

    @Mixin
    private FunctionInProfiles asked = new FunctionInProfiles();

    @Mixin
    private LimitOption limit = new LimitOption();

    private NeighboursCommand(Terminal terminal, NeighboursText.Direction direction) {
        this.terminal = terminal;
        this.direction = direction;
    }

    /** Up the stack. */
    @Command(
            name = "callers",
            mixinStandardHelpOptions = true,
            header = "Who calls a function, and how much of its weight comes from each.")
    public static final class Callers extends NeighboursCommand {

        public Callers(Terminal terminal) {
            super(terminal, NeighboursText.Direction.CALLERS);
        }
    }

    /** Down the stack. */
    @Command(
            name = "callees",
            mixinStandardHelpOptions = true,
            header = "Whom a function calls, and how much of its weight goes to each.")
    public static final class Callees extends NeighboursCommand {

        public Callees(Terminal terminal) {
            super(terminal, NeighboursText.Direction.CALLEES);
        }
    }

    @Override
    public Integer call() throws CommandFailure {
        int rows = limit.rows();
        ReadProfile read = asked.readSum(terminal);
        CallNeighbours neighbours = CallNeighbours.of(read.profile(), asked.pattern());
        asked.requireAny(neighbours.functions());
        terminal.print(
                asked.asJson()
                        ? ProfileViewJson.neighbours(neighbours, read.stacksEstimated())
                        : NeighboursText.of(
                                neighbours,
                                direction,
                                rows,
                                read.sampled(),
                                read.stacksEstimated(),
                                terminal.palette()));
        return 0;
    }
}
