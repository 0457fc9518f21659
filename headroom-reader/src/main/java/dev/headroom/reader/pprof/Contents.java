package dev.headroom.reader.pprof;

import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.ReadSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything one reading of a file found; filled field by field, then finished, then asked. Not thread-safe. */
final class Contents {

    private static final String REMEDY = "The profile is damaged or cut: write or copy it again.";

    private static final int[] NO_FRAMES = {};
    private static final int UNRESOLVED = -1;

    private final Path file;
    private final StackTable table;
    private final Header header = new Header();
    private final Symbols symbols = new Symbols();
    private final Labels labels;
    private final Samples samples;
    private final Map<SampleType, Long> samplesByType = new HashMap<>();
    private List<SampleType> types = List.of();
    private int[] stackOfPath = new int[0];
    private int[] labelsOfPath = new int[0];
    private long unresolved;
    private String truncation = "";

    /** One stack's weight of one sample type. */
    interface WeightConsumer {
        void accept(int column, SampleType type, int stack, long weight, long count, Map<String, String> labels);
    }

    Contents(Path file, StackTable table, boolean withLabels) {
        this.file = file;
        this.table = table;
        labels = new Labels(withLabels);
        samples = new Samples(symbols.locations(), labels);
    }

    void add(int field, FieldStream fields) throws Message.DamagedException {
        if (Fields.isBytes(field) != fields.isMessage() && field != Fields.COMMENT && field <= Fields.DOC_URL) {
            throw fields.message().damaged("field " + field + " of a profile has the wrong wire type");
        }
        switch (field) {
            case Fields.SAMPLE -> samples.add(fields.message());
            case Fields.MAPPING -> symbols.addMapping(fields.message());
            case Fields.LOCATION -> symbols.addLocation(fields.message());
            case Fields.FUNCTION -> symbols.addFunction(fields.message());
            case Fields.STRING -> symbols.strings().add(fields.message());
            default -> header.field(field, fields);
        }
    }

    void truncated(String why) {
        truncation = why;
    }

    /**
     * Gives stacks their frames.
     *
     * @param keepPartial whether stacks that cannot be named count under the empty stack, else they are a failure
     */
    void finish(boolean keepPartial) throws MalformedRecordingException {
        String flaw = header.flaw(symbols.strings());
        if (flaw.isEmpty() && !samples.columns().isEmpty()) {
            int named = header.types(symbols.strings()).size();
            int held = samples.columns().size();
            flaw = named == held ? "" : "samples have " + held + " values, but " + named + " sample types are named";
        }
        if (!flaw.isEmpty()) {
            throw malformed(flaw);
        }
        types = header.types(symbols.strings());
        fold(keepPartial);
        count();
    }

    private void fold(boolean keepPartial) throws MalformedRecordingException {
        int[][] frames = new int[symbols.locations().size()][];
        SamplePaths paths = samples.paths();
        stackOfPath = new int[paths.size()];
        labelsOfPath = labels.hasSets() ? new int[paths.size()] : new int[0];
        try {
            paths.drain((path, locations, count, labelSet) -> {
                stackOfPath[path] = stack(locations, count, frames, keepPartial);
                if (labelsOfPath.length > 0) {
                    labelsOfPath[path] = labelSet;
                }
            });
        } catch (SamplePaths.UnnamedLocationException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    /** The stack of locations, outermost first; negative where one of them has no frames. */
    private int stack(int[] locations, int count, int[][] frames, boolean keepPartial)
            throws SamplePaths.UnnamedLocationException {
        int stack = StackTable.ROOT;
        for (int i = 0; i < count; i++) {
            int location = locations[i];
            if (frames[location] == null) {
                String flaw = symbols.flaw(location);
                if (!flaw.isEmpty() && !keepPartial) {
                    throw new SamplePaths.UnnamedLocationException(flaw);
                }
                frames[location] = flaw.isEmpty() ? symbols.frames(location, table) : NO_FRAMES;
            }
            if (frames[location].length == 0) {
                return UNRESOLVED;
            }
            for (int frame : frames[location]) {
                stack = table.child(stack, frame);
            }
        }
        return stack;
    }

    private MalformedRecordingException malformed(String cause) {
        return new MalformedRecordingException(file, "", cause, REMEDY);
    }

    private void count() {
        for (int stack : stackOfPath) {
            unresolved += stack == UNRESOLVED ? 1 : 0;
        }
        SampleCount counts = sampleCount();
        List<Samples.Column> columns = samples.columns();
        for (int column = 0; column < columns.size(); column++) {
            long sum = 0;
            for (int path = 0; path < stackOfPath.length; path++) {
                sum += columns.get(column).sum(path) == 0 ? 0 : counts.ofNonZero(column, path, columns);
            }
            if (sum > 0) {
                samplesByType.merge(types.get(column), sum, Long::sum);
            }
        }
    }

    /** In the order of types as the file has them. */
    List<SampleType> types() {
        return samples.columns().isEmpty() ? List.of() : types;
    }

    int defaultType() {
        return header.defaultType(symbols.strings());
    }

    void forEach(WeightConsumer consumer) {
        SampleCount counts = sampleCount();
        List<Samples.Column> columns = samples.columns();
        for (int path = 0; path < stackOfPath.length; path++) {
            int stack = Math.max(StackTable.ROOT, stackOfPath[path]);
            Map<String, String> named = labelsOfPath.length == 0 || labelsOfPath[path] == Labels.NONE
                    ? Map.of()
                    : labels.resolve(labelsOfPath[path], symbols.strings());
            for (int column = 0; column < columns.size(); column++) {
                long weight = columns.get(column).sum(path);
                if (weight != 0) {
                    consumer.accept(
                            column, types.get(column), stack, weight, counts.ofNonZero(column, path, columns), named);
                }
            }
        }
    }

    private SampleCount sampleCount() {
        return new SampleCount(types, header.periodType(symbols.strings()), header.period());
    }

    ReadSummary summary() {
        return new ReadSummary(
                file,
                "pprof",
                symbols.program().isEmpty() ? List.of() : List.of(symbols.program()),
                1,
                samples.count(),
                samplesByType,
                samples.skipped(),
                samples.firstSkipReason(),
                unresolved,
                0,
                0,
                header.startNanos(),
                header.endNanos(),
                settings(),
                notes(),
                truncation);
    }

    private Map<String, String> settings() {
        return header.period() == 0
                ? Map.of()
                : Map.of("pprof#period", header.period() + " " + header.periodType(symbols.strings()));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (sampleCount().countsContentions()) {
            notes.add(
                    "Contentions count as samples; where the program profiles only a fraction of them, they are already"
                            + " scaled up and intervals are too narrow.");
        }
        if (header.dropsFrames()) {
            notes.add("The file asks viewers to hide some frames (drop_frames); they are kept here.");
        }
        if (labels.dropped() > 0) {
            notes.add("There are too many different labels; " + labels.dropped() + " samples lost theirs.");
        }
        return notes;
    }
}
