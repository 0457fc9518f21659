package dev.headroom.reader.pprof;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.reader.TruncatedRecordingException;
import dev.headroom.reader.internal.Input;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One pprof profile. Its names come last, so nothing is told before all of it was read. */
final class PprofRecording implements Recording {

    private static final String REMEDY = "The profile is damaged or cut: write or copy it again.";

    private final Input input;
    private final ReadOptions options;
    private final StackTable table = new StackTable();

    PprofRecording(Input input, ReadOptions options) {
        this.input = input;
        this.options = options;
    }

    @Override
    public StackTable stacks() {
        return table;
    }

    @Override
    public ProfileSet readProfiles() throws IOException {
        Contents contents = read(false);
        List<Profile> profiles = new ArrayList<>();
        for (SampleType type : contents.types()) {
            profiles.add(new Profile(type, table));
        }
        contents.forEach((column, type, stack, weight, count, labels) ->
                profiles.get(column).add(stack, weight, count));
        if (!profiles.isEmpty()) {
            profiles.add(0, profiles.remove(contents.defaultType()));
        }
        profiles.removeIf(Profile::isEmpty);
        return new ProfileSet(profiles, contents.summary());
    }

    @Override
    public ReadSummary replay(RecordingHandler handler) throws IOException {
        Contents contents = read(true);
        contents.forEach((column, type, stack, weight, count, labels) -> handler.sample(
                new ThreadSample(type, 0, thread(labels), threadName(labels), stack, weight, count, "", 0, true),
                labels));
        return contents.summary();
    }

    /** Producers agree on no key; that of the name is sometimes also that of a number. */
    private static String threadName(Map<String, String> labels) {
        return Stream.of("thread_name", "thread name", "thread.name", "thread")
                .map(key -> labels.getOrDefault(key, ""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** async-profiler and others give the thread as a label; where it is a name, there is no number. */
    private static long thread(Map<String, String> labels) {
        String id = labels.getOrDefault("thread_id", labels.getOrDefault("tid", ""));
        boolean number = !id.isEmpty() && id.length() < 19 && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(id) : 0;
    }

    private Contents read(boolean withLabels) throws IOException {
        var contents = new Contents(input.file(), table, withLabels);
        try (FieldStream fields = new FieldStream(input.open())) {
            try {
                int field = fields.next();
                while (field != 0) {
                    contents.add(field, fields);
                    field = fields.next();
                }
            } catch (EOFException e) {
                cut(
                        contents,
                        new TruncatedRecordingException(
                                input.file(), "byte " + fields.position(), "the file ends: " + e.getMessage(), REMEDY));
            } catch (TruncatedRecordingException e) {
                cut(contents, e);
            } catch (Message.DamagedException e) {
                throw new MalformedRecordingException(
                        input.file(), "byte " + e.position(), String.valueOf(e.getMessage()), REMEDY);
            }
        }
        contents.finish(options.keepPartial());
        return contents;
    }

    private void cut(Contents contents, TruncatedRecordingException e) throws TruncatedRecordingException {
        if (!options.keepPartial()) {
            throw e;
        }
        contents.truncated(String.valueOf(e.getMessage()));
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
