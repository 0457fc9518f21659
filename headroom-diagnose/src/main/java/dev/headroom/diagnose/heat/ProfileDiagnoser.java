package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.heat.Coverage.RuleName;
import dev.headroom.diagnose.language.Languages;
import dev.headroom.diagnose.signature.RuleSet;
import dev.headroom.diagnose.signature.SignatureRule;
import dev.headroom.diagnose.signature.Site;
import java.util.ArrayList;
import java.util.List;
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
            List<WantedProfile> wanted = wanted(rule, evidence);
            Optional<Coverage.Unapplied> reason = counted.reasonAgainst(rule, wanted);
            if (reason.isPresent()) {
                notApplied.add(reason.get());
                continue;
            }
            applied.add(CoverageCount.name(rule));
            for (HeatSite site : sites.of(rule, wanted)) {
                new SiteFinding(rule, site, wanted)
                        .finding(
                                threshold.orElse(rule.threshold()),
                                () -> place(rule, site, sites, evidence, languages),
                                staticEvidence)
                        .ifPresent(findings::add);
            }
        }
        findings.sort(Finding.BEST_FIRST);
        return new ProfileDiagnosis(findings, counted.coverage(applied, notApplied));
    }

    /** The profiles that a rule looks at by its own words for them, in its order. */
    private static List<WantedProfile> wanted(SignatureRule rule, ProfileEvidence evidence) {
        List<WantedProfile> wanted = new ArrayList<>();
        for (String kind : rule.sampleTypes()) {
            SampleKind.find(kind, evidence.profiles())
                    .filter(heat ->
                            wanted.stream().noneMatch(other -> other.heat().equals(heat)))
                    .ifPresent(heat -> wanted.add(new WantedProfile(kind, heat)));
        }
        return wanted;
    }

    private static Place place(
            SignatureRule rule, HeatSite site, HeatSites sites, ProfileEvidence evidence, Languages languages) {
        Place itself = Place.of(site, languages);
        if (rule.site() != Site.ALLOCATOR) {
            return itself;
        }
        return Allocators.of(rule, sites, evidence.profiles())
                .map(allocators ->
                        Place.of(allocators.heaviest(), languages).with(allocators.part(), allocators.evidence()))
                .orElseGet(() -> itself.with(
                        itself.part(),
                        "Who allocates is not known: give an allocation profile of the same program too."));
    }
}
