package dev.headroom.reader.load.jmeter;

import dev.headroom.measure.DecimalText;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.load.internal.RequestRows;
import java.util.OptionalLong;

/** What both kinds of JTL say of a sample: columns of one are attributes of the other. */
final class JtlSamples {

    private static final int LONGEST_CODE = 60;

    private final RequestRows rows = new RequestRows();
    private long mostThreads;
    private long connects;
    private long connectMillis;

    /** Counts one sample; texts may be empty where the file leaves them out. */
    void add(JtlSample sample, String place) {
        long start = number(sample.timeStamp());
        long elapsed = number(sample.elapsed());
        boolean passed = sample.success().equals("true");
        if (!passed && !sample.success().equals("false")) {
            rows.skip(place, "a sample neither passed nor failed");
            return;
        }
        rows.add(sample.label(), start, elapsed, passed ? "" : failure(sample.responseCode()), place);
        mostThreads = Math.max(mostThreads, Math.min(number(sample.allThreads()), Integer.MAX_VALUE));
        long connect = number(sample.connect());
        if (connect > 0 && connect <= elapsed) {
            connects++;
            connectMillis += connect;
        }
    }

    void skip(String place, String reason) {
        rows.skip(place, reason);
    }

    void note(String sentence) {
        rows.note(sentence);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    ReportedLoad toLoad() {
        rows.note("JMeter counts in whole milliseconds, opening the connection included"
                + (connects == 0
                        ? "."
                        : ": " + connects + " samples opened one, in "
                                + DecimalText.fixed(connectMillis / (double) connects, 1) + " ms on average."));
        rows.note("Its threads wait for their answers; whether a timer paced them, the file does not tell.");
        LoadModel model = mostThreads > 0
                ? LoadModel.closed(mostThreads)
                : new LoadModel(LoadModel.Kind.CLOSED, "", java.util.OptionalDouble.empty(), OptionalLong.empty());
        return rows.toLoad("JMeter", "", model, mostThreads > 0 ? OptionalLong.of(mostThreads) : OptionalLong.empty());
    }

    private static String failure(String responseCode) {
        if (responseCode.isBlank()) {
            return "failed";
        }
        String code = responseCode.strip();
        return code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
    }

    /** A whole number, or −1 where there is none. */
    private static long number(String text) {
        try {
            return text.isEmpty() ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
