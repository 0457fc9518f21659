package dev.headroom.reader.otlp;

import dev.headroom.profile.SampleType;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.SampleOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One profile of an OTLP message while it is read. Samples go on to the collector as soon as their type is known; it comes
 * first unless a writer chose otherwise.
 */
final class OtlpProfile {

    private final OtlpDictionary dictionary;
    private final SampleCollector collector;
    private final List<Sample> waiting = new ArrayList<>();
    private SampleType type = new SampleType("samples", "count");
    private boolean typed;
    private long startNanos;
    private long durationNanos;
    private long period;
    private String periodType = "";

    /** One sample: what it weighs, how many observations it stands for, and when each of them was made. */
    static final class Sample {

        private int stack;
        private int[] attributes = {};
        private long sum;
        private long[] values = new long[1];
        private int valueCount;
        private long[] timestamps = new long[1];
        private int timestampCount;
        private boolean overflow;

        void stack(int index) {
            stack = index;
        }

        void attributes(int[] indices) {
            attributes = indices;
        }

        void value(long value) {
            overflow |= value > 0 && sum > Long.MAX_VALUE - value;
            sum += value;
            values = valueCount == values.length ? Arrays.copyOf(values, valueCount * 2) : values;
            values[valueCount++] = value;
        }

        void timestamp(long nanos) {
            timestamps =
                    timestampCount == timestamps.length ? Arrays.copyOf(timestamps, timestampCount * 2) : timestamps;
            timestamps[timestampCount++] = nanos;
        }

        private long lastNanos() {
            return Arrays.stream(timestamps, 0, timestampCount).max().orElse(0);
        }
    }

    OtlpProfile(OtlpDictionary dictionary, SampleCollector collector) {
        this.dictionary = dictionary;
        this.collector = collector;
    }

    void type(int name, int unit) {
        type = typeOf(name, unit);
        typed = true;
        waiting.forEach(this::add);
        waiting.clear();
    }

    void periodType(int name, int unit) {
        periodType = typeOf(name, unit).toString();
    }

    void period(long every) {
        period = every;
    }

    void start(long nanos) {
        startNanos = nanos;
    }

    void duration(long nanos) {
        durationNanos = nanos;
    }

    void sample(Sample sample) {
        collector.event();
        if (typed) {
            add(sample);
        } else {
            waiting.add(sample);
        }
    }

    /** To be called when all of the profile was read. */
    void end() {
        waiting.forEach(this::add);
        waiting.clear();
        if (startNanos > 0 && durationNanos >= 0 && startNanos <= Long.MAX_VALUE - durationNanos) {
            collector.span(startNanos, startNanos + durationNanos);
        }
        if (period > 0) {
            collector.setting("period of " + type, period + " " + periodType);
        }
    }

    private SampleType typeOf(int name, int unit) {
        String nameText = dictionary.string(name);
        String unitText = dictionary.string(unit);
        return new SampleType(nameText.isBlank() ? "samples" : nameText, unitText.isBlank() ? "count" : unitText);
    }

    /**
     * Without values each timestamp weighs 1; without timestamps a value of unit {@code count} is its own count, and any
     * other stands for one observation, which is said.
     */
    private void add(Sample sample) {
        if (sample.overflow) {
            collector.skip("the values of a sample add up to more than 64 bits hold");
            return;
        }
        int stack = dictionary.stack(sample.stack, collector);
        SampleOrigin origin = origin(sample);
        if (sample.timestampCount > 0 && (sample.valueCount == 0 || sample.valueCount == sample.timestampCount)) {
            for (int i = 0; i < sample.timestampCount; i++) {
                long value = sample.valueCount == 0 ? 1 : sample.values[i];
                collector.add(type, stack, value, 1, origin.at(Math.max(0, sample.timestamps[i])));
            }
            return;
        }
        long weight = sample.sum;
        long count = sample.timestampCount;
        if (count == 0) {
            count = type.unit().equals("count") ? weight : sample.valueCount;
            if (!type.unit().equals("count")) {
                collector.note("Samples of " + type + " have no timestamps: each counts as one observation.");
            }
        }
        collector.add(type, stack, weight, count, origin.at(Math.max(0, sample.lastNanos())));
    }

    /** Names of the semantic conventions (opentelemetry.io/docs/specs/semconv/registry/attributes/thread). */
    private SampleOrigin origin(Sample sample) {
        Map<String, String> attributes = dictionary.attributes(sample.attributes);
        String id = attributes.getOrDefault("thread.id", "");
        boolean number = !id.isEmpty() && id.length() < 19 && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return new SampleOrigin(
                0, number ? Long.parseLong(id) : 0, attributes.getOrDefault("thread.name", ""), attributes);
    }
}
