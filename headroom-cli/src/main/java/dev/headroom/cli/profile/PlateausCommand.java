package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.CallTree;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.view.Plateaus;
import dev.headroom.report.json.ProfileViewJson;
import dev.headroom.report.text.PlateausText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code headroom profile plateaus}. */
@Command(
        name = "plateaus",
        mixinStandardHelpOptions = true,
        header = "The flame graph read for you: where the width stops.")
public final class PlateausCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ProfileFiles files = new ProfileFiles();

    @Mixin
    private LeastOption least = new LeastOption();

    public PlateausCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        double leastShare = least.share();
        ReadProfile read = files.readSum(terminal);
        Plateaus plateaus = Plateaus.of(CallTree.of(read.profile()), read.top(TopFrames.By.TOTAL), leastShare);
        terminal.print(
                files.asJson()
                        ? ProfileViewJson.plateaus(plateaus, read.stacksEstimated())
                        : PlateausText.of(plateaus, read.stacksEstimated(), terminal.palette()));
        return 0;
    }
}
