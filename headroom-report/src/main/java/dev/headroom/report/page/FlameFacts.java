package dev.headroom.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FunctionNames;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;

/**
 * The flame graphs' part of a page's data: all profiles over one table of stacks, merged by function.
 *
 * <p>A stack that many profiles share is written once, as the distance to its parent's id and a function's index; a
 * profile is then only the stacks its samples ended in. Ids stand in order, parents first, so that the page adds up
 * totals in one pass backwards. Grows while profiles are added; not thread-safe.
 */
final class FlameFacts {

    private static final int UNSEEN = -1;

    private final StackTable merged = new StackTable();
    /** By function index: a frame that tells how the function ran. */
    private final List<Frame> functions = new ArrayList<>();

    private final IdentityHashMap<StackTable, int[]> mergedIds = new IdentityHashMap<>();
    private final List<FlameProfile> profiles = new ArrayList<>();

    /** A profile over the merged table; {@code endpoint} is empty for all endpoints together. */
    private record FlameProfile(String endpoint, SampleType type, Profile samples) {}

    void add(String endpoint, Profile profile) {
        StackTable stacks = profile.stacks();
        int[] ids = mergedIds.computeIfAbsent(stacks, FlameFacts::unseenStacks);
        if (ids.length < stacks.size()) {
            throw new IllegalArgumentException("A stack table no longer grows once it is written");
        }
        var samples = new Profile(profile.type(), merged);
        for (int stack = 0; stack < stacks.size(); stack++) {
            long weight = profile.selfWeight(stack);
            long count = profile.selfSamples(stack);
            if (weight != 0 || count != 0) {
                samples.add(merge(stack, stacks, ids), weight, count);
            }
        }
        profiles.add(new FlameProfile(endpoint, profile.type(), samples));
    }

    private static int[] unseenStacks(StackTable stacks) {
        int[] ids = new int[stacks.size()];
        Arrays.fill(ids, UNSEEN);
        ids[StackTable.ROOT] = StackTable.ROOT;
        return ids;
    }

    private int merge(int stack, StackTable stacks, int[] ids) {
        int seen = stack;
        int depth = 0;
        while (ids[seen] == UNSEEN) {
            seen = stacks.parent(seen);
            depth++;
        }
        int[] path = new int[depth];
        for (int s = stack, i = depth; i > 0; s = stacks.parent(s)) {
            path[--i] = s;
        }
        for (int s : path) {
            ids[s] = merged.child(ids[stacks.parent(s)], function(stacks.leafFrame(s)));
        }
        return ids[stack];
    }

    private int function(Frame frame) {
        int function = merged.frameId(frame.function().frame());
        if (function == functions.size()) {
            functions.add(frame);
        }
        return function;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("flame");
        writeFunctions(json);
        writeStacks(json);
        json.writeArrayFieldStart("profiles");
        for (FlameProfile profile : profiles) {
            writeProfile(profile, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeFunctions(JsonGenerator json) throws IOException {
        var names = FunctionNames.of(merged);
        json.writeArrayFieldStart("names");
        for (Frame function : functions) {
            json.writeString(names.of(function.function()));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("files");
        for (Frame function : functions) {
            json.writeString(function.function().file());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("kinds");
        for (Frame function : functions) {
            json.writeString(function.kind().name().toLowerCase(Locale.ROOT).substring(0, 1));
        }
        json.writeEndArray();
    }

    private void writeStacks(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("parents");
        for (int stack = 1; stack < merged.size(); stack++) {
            json.writeNumber(stack - merged.parent(stack));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("functions");
        for (int stack = 1; stack < merged.size(); stack++) {
            json.writeNumber(merged.leaf(stack));
        }
        json.writeEndArray();
    }

    private void writeProfile(FlameProfile profile, JsonGenerator json) throws IOException {
        Profile samples = profile.samples();
        json.writeStartObject();
        json.writeStringField("endpoint", profile.endpoint());
        json.writeStringField("type", profile.type().name());
        json.writeStringField("unit", profile.type().unit());
        json.writeArrayFieldStart("stacks");
        for (int stack = 0, previous = 0; stack < merged.size(); stack++) {
            if (isLeaf(samples, stack)) {
                json.writeNumber(stack - previous);
                previous = stack;
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("weights");
        for (int stack = 0; stack < merged.size(); stack++) {
            if (isLeaf(samples, stack)) {
                json.writeNumber(samples.selfWeight(stack));
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("samples");
        for (int stack = 0; stack < merged.size(); stack++) {
            if (isLeaf(samples, stack)) {
                json.writeNumber(samples.selfSamples(stack));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static boolean isLeaf(Profile profile, int stack) {
        return profile.selfWeight(stack) != 0 || profile.selfSamples(stack) != 0;
    }
}
