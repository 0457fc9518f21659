package dev.headroom.reader.streaming;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.reader.TruncatedRecordingException;
import dev.headroom.reader.internal.Input;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recording of a format that is read from start to end; nothing but its input stays open between readings. */
public final class StreamedRecording implements Recording {

    private final StreamSource source;
    private final ReadOptions options;
    private final StreamReader reader;
    private final StackTable stacks = new StackTable();

    /** The recording owns the input and closes it. */
    public StreamedRecording(Input input, ReadOptions options, StreamReader reader) {
        this.source = new StreamSource(input);
        this.options = options;
        this.reader = reader;
    }

    @Override
    public StackTable stacks() {
        return stacks;
    }

    @Override
    public ProfileSet readProfiles() throws IOException {
        Map<SampleType, Profile> profiles = new LinkedHashMap<>();
        var collector = new SampleCollector(
                stacks, (sample, labels) -> profiles.computeIfAbsent(sample.type(), type -> new Profile(type, stacks))
                        .add(sample.stack(), sample.weight(), sample.count()));
        ReadSummary summary = read(collector);
        List<Profile> filled =
                profiles.values().stream().filter(p -> !p.isEmpty()).toList();
        return collector.profileSet(filled, summary);
    }

    @Override
    public ReadSummary replay(RecordingHandler handler) throws IOException {
        return read(new SampleCollector(stacks, handler::sample));
    }

    @Override
    public void close() throws IOException {
        source.input().close();
    }

    private ReadSummary read(SampleCollector collector) throws IOException {
        String truncation = "";
        try {
            source.typed(() -> {
                reader.read(source, collector);
                return collector;
            });
        } catch (TruncatedRecordingException e) {
            if (!options.keepPartial()) {
                throw e;
            }
            truncation = String.valueOf(e.getMessage());
        }
        return collector.summary(source.input().file(), truncation);
    }
}
