package dev.headroom.reader.callgrind;

import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.TruncatedRecordingException;
import dev.headroom.reader.callgrind.CallGraph.FunctionKey;
import dev.headroom.reader.callgrind.CallGraph.Node;
import dev.headroom.reader.callgrind.CallGraph.Place;
import dev.headroom.reader.callgrind.CallgrindSyntax.Names;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.StreamSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Takes the lines of a callgrind file one by one. */
final class CallgrindParser {

    private static final int MAX_EVENTS = 64;

    private final StreamSource source;
    private final SampleCollector collector;
    private final CallGraph graph = new CallGraph();
    private final Names objects = new Names();
    private final Names files = new Names();
    private final Names functionNames = new Names();

    private List<String> events = List.of();
    private boolean instructions;
    private boolean lines = true;
    private final long[] last = new long[2];

    private String object = "";
    private String functionFile = "";
    private String file = "";
    private @Nullable Node function;
    private String calleeObject = "";
    private String calleeFile = "";
    private @Nullable Node callee;
    private boolean awaitingCall;
    private boolean awaitingJump;

    private long partSelf;
    private long partSummary = -1;
    private boolean totalsSeen;
    private int parts;

    CallgrindParser(StreamSource source, SampleCollector collector) {
        this.source = source;
        this.collector = collector;
    }

    CallGraph graph() {
        return graph;
    }

    List<String> events() {
        return events;
    }

    void line(String line, String place) throws MalformedRecordingException, TruncatedRecordingException {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        char first = line.charAt(0);
        if ((first >= '0' && first <= '9') || first == '+' || first == '-' || first == '*') {
            cost(line);
            return;
        }
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        if (equals > 0 && (colon < 0 || equals < colon)) {
            assign(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        } else if (colon > 0) {
            header(line.substring(0, colon), line.substring(colon + 1).strip(), place);
        } else {
            collector.skip("a line is neither a header, a name nor a cost");
        }
    }

    private void header(String key, String value, String place)
            throws MalformedRecordingException, TruncatedRecordingException {
        switch (key) {
            case "version" -> beginPart(place);
            case "creator" -> collector.producer(value);
            case "cmd" -> collector.setting("cmd", value);
            case "positions" -> {
                instructions = value.contains("instr");
                lines = value.contains("line") || !instructions;
            }
            case "events" -> events(value, place);
            case "summary" -> partSummary = firstNumber(value);
            case "totals" -> {
                totalsSeen = true;
                compareTotal(firstNumber(value));
            }
            default -> {}
        }
    }

    /** A file may hold several parts, each with a head of its own. */
    private void beginPart(String place) throws TruncatedRecordingException {
        requireWhole(place);
        collector.chunks(++parts);
        partSelf = 0;
        partSummary = -1;
        totalsSeen = false;
        function = null;
        callee = null;
        Arrays.fill(last, 0);
    }

    private void events(String value, String place) throws MalformedRecordingException {
        List<String> names = new ArrayList<>();
        var words = new StringTokenizer(value);
        while (words.hasMoreTokens() && names.size() < MAX_EVENTS) {
            names.add(words.nextToken());
        }
        if (!events.isEmpty() && !events.equals(names)) {
            throw source.malformed(place, "the parts count different events", "Read each part on its own.");
        }
        events = List.copyOf(names);
    }

    private void assign(String key, String value) {
        switch (key) {
            case "ob" -> object = objects.resolve(value);
            case "fl" -> {
                file = files.resolve(value);
                functionFile = file;
            }
            case "fi", "fe" -> file = files.resolve(value);
            case "fn" -> {
                functionFile = file;
                function = graph.function(new FunctionKey(object, functionFile, functionNames.resolve(value)));
            }
            case "cob" -> calleeObject = objects.resolve(value);
            case "cfi", "cfl" -> calleeFile = files.resolve(value);
            case "cfn" -> {
                String in = calleeFile.isEmpty() ? file : calleeFile;
                String of = calleeObject.isEmpty() ? object : calleeObject;
                callee = graph.function(new FunctionKey(of, in, functionNames.resolve(value)));
                calleeFile = "";
                calleeObject = "";
            }
            case "calls" -> awaitingCall = true;
            case "jump", "jcnd" -> awaitingJump = true;
            case "jfi", "jfn" -> nameJump(key, value);
            default -> collector.skip("a line assigns what the format does not know");
        }
    }

    /** Jumps carry no cost, but the names in them take part in the compression. */
    private void nameJump(String key, String value) {
        if (key.equals("jfi")) {
            files.resolve(value);
        } else {
            functionNames.resolve(value);
        }
    }

    private void cost(String line) {
        collector.event();
        var words = new StringTokenizer(line);
        long position = positions(words);
        boolean call = awaitingCall;
        boolean jump = awaitingJump;
        awaitingCall = false;
        awaitingJump = false;
        long[] costs = costs(words);
        Node caller = function;
        if (position < 0 || costs.length == 0 || caller == null) {
            collector.skip("a cost line holds no numbers or belongs to no function");
            return;
        }
        int lineNumber = lines && position <= Integer.MAX_VALUE ? (int) position : 0;
        Node called = callee;
        if (call && called != null) {
            CallGraph.addCall(caller, called, costs);
        } else if (!call && !jump) {
            partSelf += costs[0];
            CallGraph.addSelf(caller, new Place(file, lineNumber), costs);
        }
    }

    /** Reads the positions and returns the line, which comes after the instruction; −1 where one cannot be read. */
    private long positions(StringTokenizer words) {
        int count = instructions && lines ? 2 : 1;
        long position = -1;
        for (int i = 0; i < count; i++) {
            position = words.hasMoreTokens() ? CallgrindSyntax.position(words.nextToken(), last[i]) : -1;
            if (position < 0) {
                return -1;
            }
            last[i] = position;
        }
        return position;
    }

    /** Costs that are left out are 0; an empty array where one cannot be read. */
    private long[] costs(StringTokenizer words) {
        long[] costs = new long[events.size()];
        for (int i = 0; i < costs.length && words.hasMoreTokens(); i++) {
            costs[i] = CallgrindSyntax.number(words.nextToken());
            if (costs[i] < 0) {
                return new long[0];
            }
        }
        return costs;
    }

    private static long firstNumber(String value) {
        var words = new StringTokenizer(value);
        return words.hasMoreTokens() ? CallgrindSyntax.number(words.nextToken()) : -1;
    }

    private void compareTotal(long total) {
        if (total >= 0 && total != partSelf) {
            collector.note("The costs of a part add up to " + partSelf + ", its totals line says " + total + ".");
        }
    }

    /** A file without counts was cut in its head. */
    void requireCounts(String place) throws TruncatedRecordingException {
        if (events.isEmpty() || graph.functions().isEmpty()) {
            throw source.truncated(place, "the file ends before the first function");
        }
    }

    /** A part that ends without its totals, and short of its summary, was cut. */
    void requireWhole(String place) throws TruncatedRecordingException {
        if (!totalsSeen && partSummary >= 0 && partSelf < partSummary) {
            throw source.truncated(
                    place, "the costs add up to " + partSelf + " of " + partSummary + " and the totals are missing");
        }
    }
}
