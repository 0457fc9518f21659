package dev.headroom.report.pprof;

import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes one gzipped {@code profile.proto} (github.com/google/pprof, proto/profile.proto; field numbers are its own).
 *
 * <p>One sample per stack and endpoint, the endpoint as string label {@code endpoint}; functions keep the producer's
 * names. A stack without frames is written under the function {@code [no stack]}, so that totals stay whole. Memory
 * grows with the distinct stacks, not with the samples.
 */
public final class PprofWriter {

    private static final String ENDPOINT_LABEL = "endpoint";
    private static final String NO_STACK = "[no stack]";

    private final PprofProfile profile;
    private final SampleValues values;
    private final StackTable stacks;
    private final OutputStream out;
    private final ProtobufWriter top = new ProtobufWriter();
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final boolean[] usedFrames;
    private boolean stackless;

    private PprofWriter(PprofProfile profile, OutputStream out) {
        this.profile = profile;
        this.values = new SampleValues(profile);
        this.stacks = values.stacks();
        this.out = out;
        this.usedFrames = new boolean[stacks.frameCount()];
        string("");
    }

    /** Writes the whole file; the stream stays open. */
    public static void write(PprofProfile profile, OutputStream out) throws IOException {
        var gzip = new GZIPOutputStream(out, 1 << 16);
        var writer = new PprofWriter(profile, gzip);
        writer.writeHead();
        writer.writeSamples("", writer.values.rest());
        for (PprofProfile.Part part : profile.parts()) {
            writer.writeSamples(part.endpoint(), writer.values.of(part.columns()));
        }
        writer.writeLocations();
        writer.writeStrings();
        gzip.finish();
    }

    private void writeHead() throws IOException {
        for (SampleType type : values.types()) {
            top.message(1, valueType(type));
        }
        Instant started = profile.started();
        top.number(9, Math.addExact(Math.multiplyExact(started.getEpochSecond(), 1_000_000_000L), started.getNano()));
        top.number(10, profile.duration().toNanos());
        Profile last = profile.columns().get(profile.columns().size() - 1);
        if (last.sampleCount() > 0) {
            // What one sample stands for: exactly the sampling period where every sample weighs the same.
            top.message(11, valueType(last.type()));
            top.number(12, Math.round((double) last.totalWeight() / last.sampleCount()));
        }
        top.number(14, string(last.type().name()));
        flush();
    }

    private ProtobufWriter valueType(SampleType type) {
        var message = new ProtobufWriter();
        message.number(1, string(type.name()));
        message.number(2, string(type.unit()));
        return message;
    }

    private void writeSamples(String endpoint, List<long[]> columns) throws IOException {
        var sample = new ProtobufWriter();
        long[] row = new long[columns.size()];
        for (int stack = 0; stack < stacks.size(); stack++) {
            boolean any = false;
            for (int c = 0; c < row.length; c++) {
                row[c] = columns.get(c)[stack];
                any |= row[c] != 0;
            }
            if (any) {
                sample.clear();
                sample.packed(1, locations(stack));
                sample.packed(2, row);
                if (!endpoint.isEmpty()) {
                    sample.message(3, endpointLabel(endpoint));
                }
                top.message(2, sample);
                flush();
            }
        }
    }

    private ProtobufWriter endpointLabel(String endpoint) {
        var label = new ProtobufWriter();
        label.number(1, string(ENDPOINT_LABEL));
        label.number(2, string(endpoint));
        return label;
    }

    /** Location ids, leaf first: a frame's id plus one, because 0 means none; one more for stacks without frames. */
    private long[] locations(int stack) {
        if (stack == StackTable.ROOT) {
            stackless = true;
            return new long[] {usedFrames.length + 1L};
        }
        int depth = 0;
        for (int s = stack; s != StackTable.ROOT; s = stacks.parent(s)) {
            depth++;
        }
        long[] leafFirst = new long[depth];
        int i = 0;
        for (int s = stack; s != StackTable.ROOT; s = stacks.parent(s)) {
            usedFrames[stacks.leaf(s)] = true;
            leafFirst[i++] = stacks.leaf(s) + 1L;
        }
        return leafFirst;
    }

    private void writeLocations() throws IOException {
        boolean[] writtenFunctions = new boolean[stacks.functionCount()];
        for (int frame = 0; frame < usedFrames.length; frame++) {
            if (usedFrames[frame]) {
                int function = stacks.functionId(frame);
                writeLocation(frame + 1L, function + 1L, stacks.frame(frame).line());
                if (!writtenFunctions[function]) {
                    writtenFunctions[function] = true;
                    writeFunction(function + 1L, stacks.function(function));
                }
            }
        }
        if (stackless) {
            writeLocation(usedFrames.length + 1L, writtenFunctions.length + 1L, 0);
            writeFunction(writtenFunctions.length + 1L, Function.named(NO_STACK));
        }
    }

    private void writeLocation(long id, long functionId, int line) throws IOException {
        var lineMessage = new ProtobufWriter();
        lineMessage.number(1, functionId);
        lineMessage.number(2, line);
        var location = new ProtobufWriter();
        location.number(1, id);
        location.message(4, lineMessage);
        top.message(4, location);
        flush();
    }

    /** The system name stays empty: it is the mangled one, and pprof would take a Java name for mangled C++. */
    private void writeFunction(long id, Function function) throws IOException {
        var message = new ProtobufWriter();
        message.number(1, id);
        message.number(2, string(function.name()));
        message.number(4, string(function.file()));
        message.number(5, function.startLine());
        top.message(5, message);
        flush();
    }

    private void writeStrings() throws IOException {
        for (String string : new ArrayList<>(strings.keySet())) {
            top.text(6, string);
            flush();
        }
    }

    private int string(String text) {
        Integer known = strings.putIfAbsent(text, strings.size());
        return known == null ? strings.size() - 1 : known;
    }

    private void flush() throws IOException {
        top.writeTo(out);
        top.clear();
    }
}
