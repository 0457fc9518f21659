package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.report.ProfileInfo;
import dev.headroom.report.json.ProfileInfoJson;
import dev.headroom.report.text.ProfileInfoText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code headroom profile info}. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        header = "What is in a file: producer, duration, sample types, counts, losses, starvation.",
        description = {
            "",
            "Of a JFR recording also its pauses, waits, requests and SQL, as far as the JVM recorded them.",
            "Also whether threads, and the profiler itself, got the processor time they asked for, as far as the file",
            "can tell; what it cannot tell is said.",
            ""
        })
public final class InfoCommand implements Callable<Integer> {

    private static final Set<String> PERIOD_SETTINGS =
            Set.of("period", "interval", "wall", "throttle", "alloc", "lock");

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Profiles; each is described by itself.")
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
            ProfileInfo info = input.read(file, recording -> info(file, recording));
            terminal.print(format.isJson() ? ProfileInfoJson.of(info) : ProfileInfoText.of(info, terminal.palette()));
        }
        return 0;
    }

    private static ProfileInfo info(String file, Recording recording) throws IOException {
        ProfileSet set = recording.readProfiles();
        var starvation = new StarvationTally();
        if (set.find(SampleType.CPU).isPresent()) {
            recording.replay(starvation);
        }
        ReadSummary summary = set.summary();
        var events = new EventTally();
        if (summary.format().startsWith("JFR")) {
            recording.replay(events);
        }
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
                events.events(),
                summary.lostSamples(),
                summary.skipped(),
                periods(summary),
                starvation.starvation(set),
                notes);
    }

    /** What the producers were told of how often to sample, as they wrote it. */
    private static Map<String, String> periods(ReadSummary summary) {
        Map<String, String> periods = new TreeMap<>();
        summary.settings().forEach((key, value) -> {
            String setting = key.substring(key.indexOf('#') + 1);
            boolean sampled =
                    key.contains("Sample") || key.startsWith("pprof") || key.startsWith("jdk.ActiveRecording");
            if (sampled && PERIOD_SETTINGS.contains(setting)) {
                periods.put(key, value);
            }
        });
        return periods;
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
