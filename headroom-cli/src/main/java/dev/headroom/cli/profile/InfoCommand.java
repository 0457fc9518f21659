package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadSummary;
import dev.headroom.report.ProfileInfo;
import dev.headroom.report.json.ProfileViewJson;
import dev.headroom.report.text.ProfileInfoText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code headroom profile info}. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        header = "What is in a file: producer, duration, sample types, counts, losses.")
public final class InfoCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Profiles; several are added up.")
    private List<String> files = List.of();

    @Mixin
    private ProfileInput input = new ProfileInput();

    @Mixin
    private FormatOption format = new FormatOption();

    public InfoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        for (String file : files) {
            ProfileSet set = input.readAll(file);
            ProfileInfo info = info(file, set);
            terminal.print(format.isJson() ? ProfileViewJson.info(info) : ProfileInfoText.of(info, terminal.palette()));
        }
        return 0;
    }

    private static ProfileInfo info(String file, ProfileSet set) {
        ReadSummary summary = set.summary();
        List<String> notes = new ArrayList<>(summary.notes());
        if (summary.isTruncated()) {
            notes.add(summary.truncation());
        }
        long length = summary.endNanos() - summary.startNanos();
        return new ProfileInfo(
                file,
                summary.format(),
                summary.producers(),
                length > 0 ? Optional.of(Duration.ofNanos(length)) : Optional.empty(),
                set.profiles().stream().map(InfoCommand::content).toList(),
                summary.events(),
                summary.lostSamples(),
                summary.skipped(),
                notes);
    }

    private static ProfileInfo.Content content(Profile profile) {
        StackTable stacks = profile.stacks();
        int distinct = 0;
        for (int stack = 0; stack < stacks.size(); stack++) {
            distinct += profile.selfSamples(stack) != 0 || profile.selfWeight(stack) != 0 ? 1 : 0;
        }
        return new ProfileInfo.Content(
                profile.type(),
                profile.sampleCount(),
                profile.totalWeight(),
                TopFrames.of(profile, TopFrames.By.SELF).rows().size(),
                distinct);
    }
}
