package dev.headroom.load.hlog;

import dev.headroom.load.EndpointResult;
import dev.headroom.load.LoadResult;
import dev.headroom.measure.DurationHistogram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The file {@code response-times.hlog}: successful response times in nanoseconds, one line for each endpoint and second that
 * had any, in HdrHistogram's interval log format V2, which its own tools read.
 *
 * <p>The tag of a line is the endpoint's name. Tags hold no comma and no white space, so in a tag every UTF-8 byte of the
 * name outside {@code ! # $ & ' ( ) * + - . / : ; = ? @ [ ] _ { | } ~}, letters and digits is written as {@code %XX}.
 */
public final class ResponseTimeLog {

    private static final String PLAIN = "!#$&'()*+-./:;=?@[]_{|}~";
    private static final String TAG = "Tag=";
    private static final String LEGEND = "\"StartTimestamp\"";

    /** Tag, start, length, maximum, histogram. */
    private static final int COLUMNS = 5;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Before an endpoint's tag: its service times. No endpoint's own tag holds an angle bracket. */
    public static final String SERVICE_TIME_TAG = "<service-time>";

    /** The tag of lateness, of all endpoints together. */
    public static final String LATENESS_TAG = "<lateness>";

    /** The tag of the waits for a connection, of those requests that waited. */
    public static final String CONNECTION_WAIT_TAG = "<connection-wait>";

    private ResponseTimeLog() {}

    /** Writes the response times; the stream stays open. */
    public static void write(LoadResult result, OutputStream out) throws IOException {
        write(result, out, false);
    }

    /**
     * Writes the response times, then one line each, over the whole window, for what is not kept by the second: the service
     * times of every endpoint, lateness, and waits for a connection. The stream stays open.
     */
    public static void writeAll(LoadResult result, OutputStream out) throws IOException {
        write(result, out, true);
    }

    private static void write(LoadResult result, OutputStream out, boolean everything) throws IOException {
        var stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        var writer = new HistogramLogWriter(stream);
        long startMillis = TimeUnit.NANOSECONDS.toMillis(result.startNanos());
        writer.outputComment("[Headroom: response times in ns by endpoint and second of intended start; maxima in ms]");
        if (everything) {
            writer.outputComment("[Over the whole window: " + SERVICE_TIME_TAG + "ENDPOINT, " + LATENESS_TAG + " and "
                    + CONNECTION_WAIT_TAG + "]");
        }
        writer.outputLogFormatVersion();
        writer.outputStartTime(startMillis);
        writer.setBaseTime(startMillis);
        writer.outputLegend();
        int intervals = result.endpoints().stream()
                .mapToInt(e -> e.timeline().size())
                .max()
                .orElse(0);
        for (int second = 0; second < intervals; second++) {
            for (EndpointResult endpoint : result.endpoints()) {
                writeInterval(writer, result, endpoint, second);
            }
        }
        if (everything) {
            for (EndpointResult endpoint : result.endpoints()) {
                writeWhole(writer, result, SERVICE_TIME_TAG + tag(endpoint.name()), endpoint.serviceTimes());
            }
            writeWhole(writer, result, LATENESS_TAG, result.lateness());
            writeWhole(writer, result, CONNECTION_WAIT_TAG, result.connectionWaits());
        }
        stream.flush();
        if (stream.checkError()) {
            throw new IOException("The response-time log could not be written. Check the space left on the disk.");
        }
    }

    /**
     * Reads the response times of each endpoint, one histogram for each second that had any, in the order of the file; for small inputs,
     * such as the log of one run.
     *
     * @throws IOException where a line is damaged; the message says which
     */
    public static Map<String, List<DurationHistogram>> readAll(InputStream in) throws IOException {
        Map<String, List<DurationHistogram>> times = new LinkedHashMap<>();
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            boolean interval = !line.isBlank() && !line.startsWith("#") && !line.startsWith(LEGEND);
            if (interval && !line.startsWith(TAG + "<")) {
                String[] columns = line.split(",", COLUMNS);
                if (columns.length < COLUMNS || !line.startsWith(TAG)) {
                    throw new IOException("line " + number + " is no interval of an endpoint");
                }
                times.computeIfAbsent(name(columns[0].substring(TAG.length())), name -> new ArrayList<>())
                        .add(histogram(columns[COLUMNS - 1], number));
            }
        }
        return times;
    }

    private static DurationHistogram histogram(String payload, int line) throws IOException {
        try {
            return DurationHistogram.ofCompressed(payload.strip(), 1);
        } catch (IllegalArgumentException e) {
            throw new IOException("line " + line + " ends in no histogram: " + e.getMessage(), e);
        }
    }

    /** The tag of an endpoint's lines. */
    public static String tag(String endpoint) {
        var tag = new StringBuilder();
        for (byte b : endpoint.getBytes(StandardCharsets.UTF_8)) {
            boolean letterOrDigit = (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
            if (letterOrDigit || PLAIN.indexOf(b) >= 0) {
                tag.append((char) b);
            } else {
                tag.append('%')
                        .append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return tag.toString();
    }

    /** The endpoint a tag names; a percent sign without two hex digits stands for itself. */
    public static String name(String tag) {
        byte[] bytes = tag.getBytes(StandardCharsets.UTF_8);
        byte[] name = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            name[length++] = low < 0 ? bytes[i] : (byte) (high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return new String(name, 0, length, StandardCharsets.UTF_8);
    }

    private static void writeWhole(HistogramLogWriter writer, LoadResult result, String tag, DurationHistogram times) {
        if (!times.isEmpty()) {
            Histogram histogram = times.toHistogram();
            histogram.setTag(tag);
            double seconds = (result.endNanos() - result.startNanos()) / NANOS_PER_SECOND;
            writer.outputIntervalHistogram(0, Math.max(0, seconds), histogram, NANOS_PER_MILLI);
        }
    }

    private static void writeInterval(
            HistogramLogWriter writer, LoadResult result, EndpointResult endpoint, int second) {
        DurationHistogram times = endpoint.timeline().get(second);
        if (times.isEmpty()) {
            return;
        }
        long intervalNanos = endpoint.timeline().intervalNanos();
        long startNanos = result.startNanos() + second * intervalNanos;
        long endNanos = Math.min(startNanos + intervalNanos, Math.max(startNanos, result.endNanos()));
        Histogram histogram = times.toHistogram();
        histogram.setTag(tag(endpoint.name()));
        double startSeconds = (startNanos - result.startNanos()) / 1e9;
        double endSeconds = (endNanos - result.startNanos()) / 1e9;
        writer.outputIntervalHistogram(startSeconds, endSeconds, histogram, NANOS_PER_MILLI);
    }
}
