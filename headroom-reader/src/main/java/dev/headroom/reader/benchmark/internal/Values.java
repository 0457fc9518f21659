package dev.headroom.reader.benchmark.internal;

import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers as benchmark tools write them, of bounded count: they may write {@code "NaN"} for what they could not measure.
 * Not thread-safe.
 */
public final class Values {

    /** Hours of sampling; what holds more was made to fill the memory. */
    private static final long MOST = 20_000_000;

    private final StreamSource source;
    private final Json json;
    private long read;

    public Values(StreamSource source, Json json) {
        this.source = source;
        this.json = json;
    }

    /** The number the reader stands at, or NaN where its tool wrote that, or null. */
    public double number() throws IOException {
        if (json.isText()) {
            String text = json.text();
            if (text.equals("NaN") || text.endsWith("Infinity")) {
                return Double.NaN;
            }
            throw malformed("a number is the text '" + text.substring(0, Math.min(40, text.length())) + "'");
        }
        if (!json.isNumber()) {
            if (json.isArray() || json.isObject()) {
                throw malformed("a number is missing");
            }
            return Double.NaN;
        }
        return json.doubleValue();
    }

    /** A measured number, which is not negative; empty where its tool wrote another, or none. */
    public OptionalDouble measured() throws IOException {
        double value = number();
        return value >= 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** A number of which there may be very many. */
    public double raw() throws IOException {
        if (++read > MOST) {
            throw source.malformed(
                    json.place(),
                    "the file holds more than " + MOST + " single values",
                    "Compare smaller results: fewer iterations, or fewer benchmarks a file.");
        }
        return number();
    }

    /** A whole number from 0 on. */
    public long count() throws IOException {
        double value = number();
        if (!(value >= 0 && value <= 1L << 60)) {
            throw malformed("a count is " + value);
        }
        return Math.round(value);
    }

    /** The numbers of the array that the reader stands at; what is no number is counted as left out. */
    public List<Double> array(LeftOut leftOut) throws IOException {
        List<Double> values = new ArrayList<>();
        if (!json.isArray()) {
            json.skip();
            return values;
        }
        json.beginArray();
        while (json.nextElement()) {
            double value = raw();
            if (value >= 0) {
                values.add(value);
            } else {
                leftOut.add("values that are no measurement (" + value + ")", json.place());
            }
        }
        return values;
    }

    /** The text of a scalar, shortened where it is absurdly long; empty for null and for what holds others. */
    public String text() throws IOException {
        if (json.isArray() || json.isObject()) {
            json.skip();
            return "";
        }
        String text = json.text();
        return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "…";
    }

    /** The fields of the object that the reader stands at, as texts; none where it is no object. */
    public SortedMap<String, String> texts() throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        if (!json.isObject()) {
            json.skip();
            return texts;
        }
        json.beginObject();
        while (json.nextField()) {
            String name = json.field();
            texts.put(name, text());
        }
        return texts;
    }

    public MalformedRecordingException malformed(String cause) {
        return source.malformed(json.place(), cause, "Check that this is the file the tool wrote.");
    }
}
