package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.signature.FramePatterns;
import dev.headroom.diagnose.signature.Signature;
import dev.headroom.diagnose.signature.SignatureRule;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The function of the user's that allocates most: by bytes where the program's allocations were sampled, else by the CPU time
 * below a rule's allocating functions.
 *
 * @param part its part of what all functions of the user's allocate, 0 to 1
 * @param evidence a sentence that says so
 */
record Allocators(HeatSite heaviest, Interval part, String evidence) {

    /** Empty where neither is known. */
    static Optional<Allocators> of(SignatureRule rule, HeatSites sites, List<HeatProfile> profiles) {
        Optional<HeatProfile> bytes = SampleKind.find(SampleKind.ALLOCATED, profiles);
        if (bytes.isPresent()) {
            var all = Signature.of(FramePatterns.of(List.of("*")));
            return of(
                    sites.callers(all, rule.languages(), new WantedProfile(SampleKind.ALLOCATED, bytes.get())),
                    SampleKind.ALLOCATED);
        }
        Optional<HeatProfile> cpu = SampleKind.find(SampleKind.CPU, profiles);
        if (rule.allocating().isEmpty() || cpu.isEmpty()) {
            return Optional.empty();
        }
        var allocating = Signature.of(rule.allocating());
        return of(
                sites.callers(allocating, rule.languages(), new WantedProfile(SampleKind.CPU, cpu.get())),
                SampleKind.CPU);
    }

    private static Optional<Allocators> of(List<HeatSite> sites, String kind) {
        long weight = sum(sites, site -> site.heat(kind).weight());
        long samples = sum(sites, site -> site.heat(kind).samples());
        HeatSite heaviest = null;
        for (HeatSite site : sites) {
            if (heaviest == null
                    || site.heat(kind).weight() > heaviest.heat(kind).weight()) {
                heaviest = site;
            }
        }
        if (heaviest == null || weight == 0) {
            return Optional.empty();
        }
        double share = (double) heaviest.heat(kind).weight() / weight;
        Interval part = new Proportion(Math.min(samples, samples * share), samples).interval();
        String counted =
                DecimalText.grouped(heaviest.heat(kind).samples()) + " of " + DecimalText.grouped(samples) + " samples";
        String evidence = kind.equals(SampleKind.ALLOCATED)
                ? HeatSentences.percent(part, true)
                        + " of the bytes that your code allocates are allocated here, more than in"
                        + " any other function (" + counted + ")."
                : HeatSentences.percent(part, true)
                        + " of the CPU time that your code spends on allocating is spent here,"
                        + " more than in any other function (" + counted
                        + "); an allocation profile would tell the bytes.";
        return Optional.of(new Allocators(heaviest, part, evidence));
    }

    private static long sum(List<HeatSite> sites, ToLongFunction<HeatSite> value) {
        return sites.stream().mapToLong(value).sum();
    }
}
