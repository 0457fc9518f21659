package dev.headroom.diagnose.internal;

import dev.headroom.code.CodeSite;
import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.RunEvidence;
import dev.headroom.diagnose.code.CodeEvidence;
import dev.headroom.diagnose.rule.HeldSeries;
import dev.headroom.diagnose.rule.RequestSample;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.HeldCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What fields held over the window, and which endpoint's requests went through their classes. */
final class HeldFields {

    private final StackTable stacks;
    private final Map<String, Collection<List<RequestSample>>> samplesByEndpoint;
    private final CodeEvidence code;

    private HeldFields(
            StackTable stacks, Map<String, Collection<List<RequestSample>>> samplesByEndpoint, CodeEvidence code) {
        this.code = code;
        this.stacks = stacks;
        this.samplesByEndpoint = samplesByEndpoint;
    }

    static List<HeldSeries> of(
            RunEvidence run, Map<String, Collection<List<RequestSample>>> samplesByEndpoint, CodeEvidence code) {
        Map<String, List<HeldCollection>> byField = new LinkedHashMap<>();
        for (HeldCollection held : run.server().held()) {
            if (held.timeNanos() >= run.windowStartNanos() && held.timeNanos() < run.windowEndNanos()) {
                byField.computeIfAbsent(held.className() + '.' + held.field(), f -> new ArrayList<>())
                        .add(held);
            }
        }
        var fields = new HeldFields(run.server().stacks(), samplesByEndpoint, code);
        return byField.values().stream().map(fields::series).toList();
    }

    private HeldSeries series(List<HeldCollection> told) {
        told.sort(Comparator.comparingLong(HeldCollection::timeNanos));
        if (told.get(told.size() - 1).entries() <= told.get(0).entries()) {
            return new HeldSeries(told, Optional.empty(), Optional.empty(), Optional.empty());
        }
        int[] within = innermostOf(told.get(0).className());
        String most = null;
        Map<Location, Long> places = Map.of();
        for (Map.Entry<String, Collection<List<RequestSample>>> endpoint : samplesByEndpoint.entrySet()) {
            Map<Location, Long> found = places(endpoint.getValue(), within);
            if (sum(found) > sum(places)) {
                most = endpoint.getKey();
                places = found;
            }
        }
        Map<Location, Long> mostSeen = places;
        Optional<CodeSite> fills =
                code.filling(told.get(0).className(), told.get(0).field());
        Optional<Location> place = fills.map(CodeEvidence::location).or(() -> mostSeen.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey));
        return new HeldSeries(told, Optional.ofNullable(most), place, fills.map(CodeEvidence::sentence));
    }

    private Map<Location, Long> places(Collection<List<RequestSample>> samples, int[] within) {
        Map<Location, Long> places = new HashMap<>();
        for (List<RequestSample> ofType : samples) {
            for (RequestSample joined : ofType) {
                int stack = within[joined.sample().stack()];
                if (stack != StackTable.ROOT) {
                    places.merge(Location.of(stacks.leafFrame(stack)), 1L, Long::sum);
                }
            }
        }
        return places;
    }

    private static long sum(Map<Location, Long> counts) {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    /** For every stack, the same cut at its innermost frame of a class; {@link StackTable#ROOT} where there is none. */
    private int[] innermostOf(String className) {
        boolean[] ofFunction = new boolean[stacks.functionCount()];
        for (int function = 0; function < ofFunction.length; function++) {
            String name = stacks.functionName(function);
            ofFunction[function] = name.startsWith(className)
                    && name.length() > className.length()
                    && (name.charAt(className.length()) == '.' || name.charAt(className.length()) == '$');
        }
        int[] within = new int[stacks.size()];
        for (int stack = 1; stack < within.length; stack++) {
            within[stack] = ofFunction[stacks.functionId(stacks.leaf(stack))] ? stack : within[stacks.parent(stack)];
        }
        return within;
    }
}
