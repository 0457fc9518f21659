package dev.headroom.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.diagnose.tail.TailProfile;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.report.flame.FlameDirection;
import dev.headroom.report.flame.FlameView;
import dev.headroom.report.internal.flame.FamilyColors;
import dev.headroom.report.internal.flame.FlameColor;
import dev.headroom.report.internal.flame.FlameKind;
import dev.headroom.report.internal.flame.FlameTable;
import dev.headroom.report.internal.flame.FramePackage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/**
 * The flame graphs' part of a page's data: all views over one table of stacks, merged by function.
 *
 * <p>A stack that many profiles share is written once, as the distance to its parent's id, a function's index and a letter for
 * its kind; a profile is then only the stacks its samples ended in. Ids stand in order, parents first, so that the page adds
 * up totals in one pass backwards. Grows while views are added; not thread-safe.
 */
final class FlameFacts {

    private final FlameDirection direction;
    private final FlameTable table = new FlameTable();
    private final List<FlameProfile> profiles = new ArrayList<>();
    private final List<ComparisonFacts> comparisons = new ArrayList<>();

    /** A view over the merged table; {@code endpoint} is empty for all endpoints together. */
    private record FlameProfile(String endpoint, FlameView view, Profile samples) {}

    /** @param direction how the graph stands at first */
    FlameFacts(FlameDirection direction) {
        this.direction = direction;
    }

    void add(String endpoint, FlameView view) {
        profiles.add(new FlameProfile(endpoint, view, table.add(view.profile())));
    }

    /** Adds what an endpoint's slow requests did beyond its ordinary ones. */
    void add(String endpoint, TailProfile compared) {
        comparisons.add(new ComparisonFacts(endpoint, compared, table.add(compared.slow())));
    }

    /** The number on the page of a stack of a table; added if no view had it. */
    int stack(StackTable stacks, int stack) {
        return table.merged(stacks, stack);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("flame");
        json.writeStringField("direction", direction.id());
        writeFunctions(json);
        writeKinds(json);
        writeStacks(json);
        json.writeArrayFieldStart("profiles");
        for (FlameProfile profile : profiles) {
            writeProfile(profile, json);
        }
        json.writeEndArray();
        if (!comparisons.isEmpty()) {
            json.writeArrayFieldStart("comparisons");
            for (ComparisonFacts comparison : comparisons) {
                comparison.write(this, json);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void writeFunctions(JsonGenerator json) throws IOException {
        List<FlameTable.FlameFunction> functions = table.functions();
        FamilyColors colors = FamilyColors.of(table);
        Map<FramePackage, Integer> packages = new LinkedHashMap<>();
        Map<String, Integer> families = new LinkedHashMap<>();
        functions.forEach(function -> packages.putIfAbsent(function.origin(), packages.size()));
        packages.keySet().forEach(origin -> families.putIfAbsent(colors.shown(origin), families.size()));

        RunFacts.strings(
                json,
                "names",
                functions.stream().map(FlameTable.FlameFunction::name).toList());
        RunFacts.strings(
                json,
                "files",
                functions.stream().map(FlameTable.FlameFunction::file).toList());
        numbers(
                "packageOf",
                functions.size(),
                i -> packages.getOrDefault(functions.get(i).origin(), 0),
                json);
        RunFacts.strings(
                json,
                "packages",
                packages.keySet().stream().map(FramePackage::name).toList());
        List<FramePackage> origins = List.copyOf(packages.keySet());
        numbers("familyOf", origins.size(), i -> families.getOrDefault(colors.shown(origins.get(i)), 0), json);
        json.writeArrayFieldStart("families");
        for (String family : families.keySet()) {
            writeColor(family, colors.color(family), json);
        }
        json.writeEndArray();
    }

    private void writeKinds(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("kindNames");
        for (FlameKind kind : FlameKind.values()) {
            json.writeFieldName(String.valueOf(kind.letter()));
            writeColor(kind.title(), kind.color(), json);
        }
        json.writeEndObject();
        var kinds = new StringBuilder(table.size());
        for (int stack = 1; stack < table.size(); stack++) {
            kinds.append(table.kind(stack).letter());
        }
        json.writeStringField("kinds", kinds.toString());
    }

    private static void writeColor(String name, FlameColor color, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("light", color.light());
        json.writeStringField("dark", color.dark());
        json.writeEndObject();
    }

    private void writeStacks(JsonGenerator json) throws IOException {
        numbers("parents", table.size() - 1, i -> i + 1L - table.parent(i + 1), json);
        numbers("functions", table.size() - 1, i -> table.function(i + 1), json);
    }

    private void writeProfile(FlameProfile profile, JsonGenerator json) throws IOException {
        Profile samples = profile.samples();
        json.writeStartObject();
        json.writeStringField("endpoint", profile.endpoint());
        json.writeStringField("outermost", profile.view().outermost().id());
        json.writeStringField("type", samples.type().name());
        json.writeStringField("unit", samples.type().unit());
        json.writeBooleanField("measured", !profile.view().sampled());
        json.writeBooleanField("estimated", profile.view().stacksEstimated());
        writeSamples(samples, json);
        json.writeEndObject();
    }

    /** @param samples over this page's table */
    void writeSamples(Profile samples, JsonGenerator json) throws IOException {
        int[] leaves = leaves(samples);
        numbers("stacks", leaves.length, i -> leaves[i] - (i == 0 ? 0 : leaves[i - 1]), json);
        numbers("weights", leaves.length, i -> samples.selfWeight(leaves[i]), json);
        numbers("samples", leaves.length, i -> samples.selfSamples(leaves[i]), json);
    }

    private int[] leaves(Profile samples) {
        int[] leaves = new int[table.size()];
        int found = 0;
        for (int stack = 0; stack < leaves.length; stack++) {
            if (samples.selfWeight(stack) != 0 || samples.selfSamples(stack) != 0) {
                leaves[found++] = stack;
            }
        }
        return Arrays.copyOf(leaves, found);
    }

    static void numbers(String name, int count, IntToLongFunction value, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < count; i++) {
            json.writeNumber(value.applyAsLong(i));
        }
        json.writeEndArray();
    }
}
