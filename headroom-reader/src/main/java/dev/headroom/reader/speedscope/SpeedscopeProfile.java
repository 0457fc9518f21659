package dev.headroom.reader.speedscope;

import dev.headroom.profile.FrameKind;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.SampleOrigin;
import java.io.IOException;
import java.util.Arrays;

/**
 * One profile of the file. The unit may follow the values, so stacks and values are kept until its end, sixteen bytes each.
 *
 * <p>A sampled profile counts one for each sample. An evented one has no samples: it counts one for each time a frame is
 * opened, and the time between two events weighs on what is open then. Where the unit is time, samples come one after the
 * other, so that a sample's time is the sum of what came before.
 */
final class SpeedscopeProfile {

    private final int[] frames;
    private final boolean folded;
    private final SampleCollector collector;
    private final StackTable table;

    private Unit unit = Unit.NONE;
    private String name = "";
    private double start;
    private double end = Double.NaN;
    private int[] stacks = new int[64];
    private double[] values = new double[64];
    /** Of evented profiles only: when the time began to weigh. */
    private double[] times = new double[0];

    private byte[] counts = new byte[64];
    private int size;
    private double[] weights = new double[64];
    private int weightCount;
    /** Of the project's own files: how many samples each entry stands for. */
    private long[] told = new long[0];

    private int toldCount;
    private boolean evented;

    private int open = StackTable.ROOT;
    private double lastAt = Double.NaN;

    /**
     * @param folded whether the project wrote this, which folds equal stacks, so that their order means nothing, and names
     *     profiles by their sample type
     */
    SpeedscopeProfile(int[] frames, boolean folded, SampleCollector collector) {
        this.frames = frames;
        this.folded = folded;
        this.collector = collector;
        this.table = collector.stacks();
    }

    void read(Json json) throws IOException {
        try {
            json.beginObject();
            while (json.nextField()) {
                switch (json.field()) {
                    case "unit" -> unit = Unit.of(json.text());
                    case "name" -> name = json.text();
                    case "startValue" -> start = json.doubleValue();
                    case "endValue" -> end = json.doubleValue();
                    case "events" -> events(json);
                    case "samples" -> samples(json);
                    case "weights" -> weights(json);
                    case "sampleCounts" -> sampleCounts(json);
                    default -> json.skip();
                }
            }
        } finally {
            collect();
        }
    }

    private void samples(Json json) throws IOException {
        json.beginArray();
        while (json.nextElement()) {
            collector.event();
            int stack = StackTable.ROOT;
            json.beginArray();
            while (json.nextElement()) {
                stack = child(stack, json.indexValue());
            }
            keep(stack, Double.NaN, 1);
        }
    }

    private void weights(Json json) throws IOException {
        json.beginArray();
        while (json.nextElement()) {
            if (weightCount == weights.length) {
                weights = Arrays.copyOf(weights, weightCount * 2);
            }
            weights[weightCount++] = json.doubleValue();
        }
    }

    private void sampleCounts(Json json) throws IOException {
        json.beginArray();
        while (json.nextElement()) {
            if (toldCount == told.length) {
                told = Arrays.copyOf(told, Math.max(64, toldCount * 2));
            }
            told[toldCount++] = json.longValue();
        }
    }

    private void events(Json json) throws IOException {
        evented = true;
        json.beginArray();
        while (json.nextElement()) {
            collector.event();
            event(json);
        }
    }

    private void event(Json json) throws IOException {
        String type = "";
        int frame = -1;
        double at = Double.NaN;
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "type" -> type = json.text();
                case "frame" -> frame = json.indexValue();
                case "at" -> at = json.doubleValue();
                default -> json.skip();
            }
        }
        if (Double.isNaN(at) || at < lastAt) {
            collector.skip("an event has no time or lies before the one it follows");
            return;
        }
        passTo(at);
        if (type.equals("O")) {
            open = child(open, frame);
            keep(open, 0, 1);
        } else if (!type.equals("C") || !closes(frame)) {
            collector.skip("an event closes a frame that is not open");
        } else {
            open = table.parent(open);
        }
    }

    private boolean closes(int frame) {
        return open != StackTable.ROOT && frame >= 0 && frame < frames.length && table.leaf(open) == frames[frame];
    }

    private void passTo(double at) {
        if (open != StackTable.ROOT && at > lastAt) {
            keep(open, at - lastAt, 0);
        }
        lastAt = at;
    }

    private int child(int stack, int frame) {
        if (frame >= 0 && frame < frames.length) {
            return table.child(stack, frames[frame]);
        }
        collector.unresolvedStack();
        return collector.child(stack, "", "", 0, FrameKind.UNKNOWN);
    }

    private void keep(int stack, double value, int count) {
        if (size == stacks.length) {
            stacks = Arrays.copyOf(stacks, size * 2);
            values = Arrays.copyOf(values, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        if (evented) {
            times = times.length < values.length ? Arrays.copyOf(times, values.length) : times;
            times[size] = lastAt;
        }
        stacks[size] = stack;
        values[size] = value;
        counts[size++] = (byte) count;
    }

    private void collect() {
        SampleType type = folded ? unit.type(name) : unit.type();
        if (evented) {
            collector.measured(type);
            collector.note("Evented profiles hold no samples: a count is how often a frame was entered.");
            if (open != StackTable.ROOT) {
                collector.note("Some frames were never closed; they end with the profile.");
                passTo(Math.max(lastAt, end));
            }
        }
        var rounding = new Rounding();
        SampleOrigin thread = folded ? SampleOrigin.UNKNOWN : SampleOrigin.of(0, 0, name);
        double sampledAt = start;
        for (int i = 0; i < size; i++) {
            double value = values[i];
            if (Double.isNaN(value)) {
                value = i < weightCount ? weights[i] : 1;
            }
            double at = evented ? times[i] : sampledAt;
            boolean timed = unit.isTime() && !folded;
            SampleOrigin origin = timed ? thread.at(SampleOrigin.ownClock(Math.round(unit.scale(at)))) : thread;
            add(type, stacks[i], unit.scale(value), folded && i < toldCount ? told[i] : counts[i], rounding, origin);
            sampledAt += value > 0 ? value : 0;
        }
        if (unit.isTime() && !folded && end > start) {
            collector.length(Math.round(unit.scale(end - start)));
        }
        if (!evented && weightCount < size) {
            collector.note("Some samples have no weight and weigh 1 each.");
        }
    }

    private void add(SampleType type, int stack, double value, long count, Rounding rounding, SampleOrigin origin) {
        if (!(value >= 0) || value > Long.MAX_VALUE / 2.0) {
            collector.skip("a weight is negative or absurd");
            return;
        }
        collector.add(type, stack, rounding.next(value), count, origin);
    }

    /** Rounds a row of values so that their sum is off by at most one half, however many there are. */
    private static final class Rounding {

        private double owed;

        long next(double value) {
            double exact = value + owed;
            long whole = Math.max(0, Math.round(exact));
            owed = exact - whole;
            return whole;
        }
    }
}
