package dev.headroom.reader.cprofile;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.Weight;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.reader.TruncatedRecordingException;
import dev.headroom.reader.internal.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Statistics of one Python run: exact times of functions, estimated stacks. */
final class CProfileRecording implements Recording {

    /** Real statistics of large programs are a few megabytes. */
    private static final int MAX_BYTES = 128 * 1024 * 1024;

    private final Input input;
    private final ReadOptions options;
    private final StackTable table = new StackTable();

    CProfileRecording(Input input, ReadOptions options) {
        this.input = input;
        this.options = options;
    }

    @Override
    public StackTable stacks() {
        return table;
    }

    @Override
    public ProfileSet readProfiles() throws IOException {
        var reader = new StatisticsReader(input.file(), input.readAll(MAX_BYTES));
        String truncation = read(reader);
        Statistics statistics = reader.statistics();
        var profile = new Profile(SampleType.WALL, table);
        EstimatedStacks.fold(statistics, profile);
        ReadSummary summary = summary(reader, truncation);
        if (statistics.totalNanos() == 0) {
            return new ProfileSet(List.of(), summary, true, Set.of(), List.of());
        }
        return new ProfileSet(List.of(profile), summary, true, Set.of(SampleType.WALL), List.of(exactTop(statistics)));
    }

    @Override
    public ReadSummary replay(RecordingHandler handler) throws IOException {
        ProfileSet set = readProfiles();
        for (Profile profile : set.profiles()) {
            for (int stack = 0; stack < table.size(); stack++) {
                long weight = profile.selfWeight(stack);
                if (weight > 0) {
                    handler.sample(new ThreadSample(
                            profile.type(), 0, 0, stack, weight, profile.selfSamples(stack), "", 0, true));
                }
            }
        }
        return set.summary();
    }

    private String read(StatisticsReader reader) throws IOException {
        try {
            reader.read();
            return "";
        } catch (TruncatedRecordingException e) {
            if (!options.keepPartial()) {
                throw e;
            }
            return String.valueOf(e.getMessage());
        }
    }

    /** The functions as pstats lists them; a call takes the place of a sample, since every one was timed. */
    private static TopFrames exactTop(Statistics statistics) {
        List<TopFrames.Row> rows = new ArrayList<>();
        for (int function = 0; function < statistics.size(); function++) {
            Statistics.Times times = statistics.times(function);
            if (times.calls() > 0) {
                rows.add(new TopFrames.Row(
                        statistics.key(function).frame(),
                        new Weight(times.selfNanos(), times.totalNanos()),
                        times.calls(),
                        times.calls()));
            }
        }
        return new TopFrames(SampleType.WALL, statistics.totalNanos(), statistics.totalCalls(), false, rows);
    }

    private ReadSummary summary(StatisticsReader reader, String truncation) {
        List<String> notes = new ArrayList<>();
        notes.add("cProfile keeps who called whom, not whole stacks: self and total of functions are exact, paths are"
                + " estimated.");
        notes.add(
                "Every call was timed, by the wall clock unless the program chose another; the samples shown are calls.");
        if (reader.negativeTimes() > 0) {
            notes.add(reader.negativeTimes()
                    + " times are below zero, as a calibrated timer makes them; they count as 0.");
        }
        long calls = reader.statistics().totalCalls();
        return new ReadSummary(
                input.file(),
                "cProfile",
                List.of("Python"),
                1,
                reader.entries(),
                calls == 0 ? Map.of() : Map.of(SampleType.WALL, calls),
                reader.skipped(),
                reader.firstSkipReason(),
                0,
                0,
                0,
                0,
                0,
                Map.of(),
                notes,
                truncation);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
