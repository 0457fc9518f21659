package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.heat.Coverage.RuleName;
import dev.headroom.diagnose.language.Languages;
import dev.headroom.diagnose.signature.RuleSet;
import dev.headroom.diagnose.signature.SignatureRule;
import dev.headroom.diagnose.signature.Site;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Asks rules what the samples of one program mean. A share is of a profile's weight; a place is reported where the lower end of
 * its share's 95 % interval reaches the rule's threshold, and as cold where the upper ends of all its shares stay under 0.1 %.
 * The same evidence gives the same answer.
 */
public final class ProfileDiagnoser {

    private final RuleSet rules;
    private final StaticEvidence staticEvidence;
    private final OptionalDouble threshold;

    /** @param threshold takes the place of every rule's own */
    public ProfileDiagnoser(RuleSet rules, StaticEvidence staticEvidence, OptionalDouble threshold) {
        this.rules = rules;
        this.staticEvidence = staticEvidence;
        this.threshold = threshold;
    }

    public ProfileDiagnosis diagnose(ProfileEvidence evidence) {
        var languages = Languages.of(evidence.stacks());
        var names = new FunctionNamesByLanguage(languages);
        var sites = new HeatSites(names);
        var counted = new CoverageCount(evidence, languages);
        List<Finding> findings = new ArrayList<>();
        List<RuleName> applied = new ArrayList<>();
        List<Coverage.Unapplied> notApplied = new ArrayList<>();
        for (SignatureRule rule : rules.rules()) {
            Map<String, HeatProfile> byKind = byKind(rule, evidence);
            Optional<Coverage.Unapplied> reason = counted.reasonAgainst(rule, byKind);
            if (reason.isPresent()) {
                notApplied.add(reason.get());
                continue;
            }
            applied.add(CoverageCount.name(rule));
            for (HeatSite site : sites.of(rule, byKind)) {
                new SiteFinding(rule, site, byKind, evidence.length())
                        .finding(
                                threshold.orElse(rule.threshold()),
                                place(rule, site, sites, evidence, languages),
                                staticEvidence)
                        .ifPresent(findings::add);
            }
        }
        findings.sort(Finding.BEST_FIRST);
        return new ProfileDiagnosis(findings, counted.coverage(applied, notApplied));
    }

    /** The profiles that a rule looks at by its own words for them, in its order. */
    private static Map<String, HeatProfile> byKind(SignatureRule rule, ProfileEvidence evidence) {
        Map<String, HeatProfile> byKind = new LinkedHashMap<>();
        for (String kind : rule.sampleTypes()) {
            SampleKind.find(kind, evidence.profiles())
                    .filter(heat -> !byKind.containsValue(heat))
                    .ifPresent(heat -> byKind.put(kind, heat));
        }
        return byKind;
    }

    private static SiteFinding.Place place(
            SignatureRule rule, HeatSite site, HeatSites sites, ProfileEvidence evidence, Languages languages) {
        var itself = new SiteFinding.Place(
                site.location(), site.lines(), List.of(), Interval.exactly(1), path(site.heaviestStack(), languages));
        if (rule.site() != Site.ALLOCATOR) {
            return itself;
        }
        return sites.heaviestAllocator(rule, evidence.profiles())
                .map(allocator -> place(allocator, evidence, languages))
                .orElseGet(() -> new SiteFinding.Place(
                        itself.location(),
                        List.of(),
                        List.of("Who allocates is not known: give an allocation profile of the same program too."),
                        itself.part(),
                        itself.path()));
    }

    private static SiteFinding.Place place(HeatSite allocator, ProfileEvidence evidence, Languages languages) {
        boolean bytes = allocator.heat(SampleKind.ALLOCATED).weight() > 0;
        String kind = bytes ? SampleKind.ALLOCATED : SampleKind.CPU;
        HeatProfile profile = SampleKind.find(kind, evidence.profiles()).orElseThrow();
        long whole = profile.profile().totalWeight();
        double n = profile.profile().sampleCount();
        Interval part = new Proportion(Math.min(n, n * allocator.heat(kind).weight() / whole), n).interval();
        String sentence = bytes
                ? HeatSentences.percent(part, true)
                        + " of the allocated bytes come from here, more than from any other function ("
                        + allocator.heat(kind).samples() + " of "
                        + profile.profile().sampleCount() + " samples)."
                : "No other function spends as much CPU time on allocating ("
                        + allocator.heat(kind).samples() + " samples); an allocation profile would tell the bytes.";
        Location location = allocator.location();
        return new SiteFinding.Place(
                location,
                allocator.lines(),
                List.of(sentence),
                bytes ? part : Interval.exactly(1),
                path(allocator.heaviestStack(), languages));
    }

    /** Function names from the outermost frame of the user's to the end of a stack, outermost first; all where there is none. */
    private static List<String> path(int heaviest, Languages languages) {
        StackTable stacks = languages.stacks();
        List<String> leafFirst = new ArrayList<>();
        int outermost = -1;
        for (int stack = heaviest; stack != StackTable.ROOT; stack = stacks.parent(stack)) {
            if (languages.isUsers(stacks.leaf(stack))) {
                outermost = leafFirst.size();
            }
            leafFirst.add(stacks.leafFrame(stack).name());
        }
        int length = outermost < 0 ? leafFirst.size() : outermost + 1;
        List<String> path = new ArrayList<>(leafFirst.subList(0, length));
        Collections.reverse(path);
        return path;
    }
}
