package dev.headroom.reader.cprofile;

import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.TruncatedRecordingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns {@code {(file, line, function): (primitive calls, calls, self, total, callers)}} into {@link Statistics}.
 * Entries that make no sense are counted, not believed. Not thread-safe.
 */
final class StatisticsReader {

    private static final int KEY_SIZE = 3;
    private static final int ENTRY_SIZE = 5;
    private static final int EDGE_SIZE = 4;
    /** A century; longer times are damage. */
    private static final double MAX_SECONDS = 100 * 366 * 86_400.0;

    /** Shortest possible edge in a file: two references. */
    private static final int MIN_EDGE_BYTES = 10;

    private final MarshalReader in;
    private final int maxEdges;
    private final Statistics statistics = new Statistics();
    private int edges;
    private long entries;
    private long skipped;
    private long negative;
    private String firstSkipReason = "";

    StatisticsReader(Path file, byte[] bytes) {
        in = new MarshalReader(file, bytes);
        maxEdges = bytes.length / MIN_EDGE_BYTES;
    }

    void read() throws MalformedRecordingException, TruncatedRecordingException {
        in.beginDict();
        while (in.hasEntry()) {
            FunctionKey key = key(in.read());
            List<?> entry = tuple(in.read(), ENTRY_SIZE, "an entry");
            entries++;
            add(key, entry);
        }
    }

    /** What was read, also where {@link #read} failed on the way. */
    Statistics statistics() {
        return statistics;
    }

    long entries() {
        return entries;
    }

    long skipped() {
        return skipped;
    }

    String firstSkipReason() {
        return firstSkipReason;
    }

    /** Times below zero, which calibrated timers produce; they count as zero. */
    long negativeTimes() {
        return negative;
    }

    private void add(FunctionKey key, List<?> entry) throws MalformedRecordingException {
        long calls = whole(entry.get(1));
        double self = seconds(entry.get(2));
        double total = seconds(entry.get(3));
        if (calls < 0 || !plausible(self) || !plausible(total)) {
            skip(key + " has impossible calls or times");
            return;
        }
        long selfNanos = nanos(self);
        var times = new Statistics.Times(calls, selfNanos, Math.max(selfNanos, nanos(total)));
        if (!statistics.fits(times)) {
            skip("the sum of all times overflows");
            return;
        }
        int function = statistics.index(key);
        statistics.set(function, times, callers(times, entry.get(4)));
    }

    private List<Call> callers(Statistics.Times callee, Object value) throws MalformedRecordingException {
        if (!(value instanceof MarshalReader.Dict dict)) {
            throw in.malformed("callers are a dictionary");
        }
        edges += dict.keys().size();
        if (edges > maxEdges) {
            throw in.malformed("there are more callers than the file can hold");
        }
        List<Call> calls = new ArrayList<>(dict.keys().size());
        for (int i = 0; i < dict.keys().size(); i++) {
            int caller = statistics.index(key(dict.keys().get(i)));
            calls.add(call(caller, callee, dict.values().get(i)));
        }
        return calls;
    }

    /** cProfile keeps times for each edge; profile keeps only how often, from which the times are shared out. */
    private Call call(int caller, Statistics.Times callee, Object value) throws MalformedRecordingException {
        if (value instanceof Long count) {
            double share = callee.calls() == 0 ? 0 : Math.min(1, Math.max(0.0, count) / callee.calls());
            return new Call(caller, Math.max(0, count), (long) (callee.selfNanos() * share), (long)
                    (callee.totalNanos() * share));
        }
        List<?> edge = tuple(value, EDGE_SIZE, "a caller");
        double self = seconds(edge.get(2));
        double total = seconds(edge.get(3));
        boolean sane = plausible(self) && plausible(total);
        return new Call(
                caller,
                Math.max(0, whole(edge.get(0))),
                sane ? nanos(self) : 0,
                sane ? nanos(Math.max(self, total)) : 0);
    }

    private FunctionKey key(Object value) throws MalformedRecordingException {
        List<?> key = tuple(value, KEY_SIZE, "a function");
        if (key.get(0) instanceof String file && key.get(1) instanceof Long line && key.get(2) instanceof String name) {
            return new FunctionKey(file, (int) Math.max(0, Math.min(line, Integer.MAX_VALUE)), name);
        }
        throw in.malformed("a function is named by file, line and name");
    }

    private List<?> tuple(Object value, int size, String what) throws MalformedRecordingException {
        if (value instanceof List<?> tuple && tuple.size() == size) {
            return tuple;
        }
        throw in.malformed(what + " is a tuple of " + size);
    }

    private long whole(Object value) throws MalformedRecordingException {
        if (value instanceof Long number) {
            return number;
        }
        throw in.malformed("a number of calls is an integer");
    }

    private double seconds(Object value) throws MalformedRecordingException {
        if (value instanceof Double || value instanceof Long) {
            return ((Number) value).doubleValue();
        }
        throw in.malformed("a time is a number");
    }

    private static boolean plausible(double seconds) {
        return Math.abs(seconds) <= MAX_SECONDS;
    }

    private long nanos(double seconds) {
        if (seconds < 0) {
            negative++;
            return 0;
        }
        return Math.round(seconds * 1e9);
    }

    private void skip(String reason) {
        if (skipped == 0) {
            firstSkipReason = reason;
        }
        skipped++;
    }
}
