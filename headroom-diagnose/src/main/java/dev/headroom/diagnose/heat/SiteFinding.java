package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.signature.Proof;
import dev.headroom.diagnose.signature.SignatureRule;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.WeightShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is to be said of one place that breaks a rule, if its share is sure enough to say anything. */
final class SiteFinding {

    /** Every share surely (upper bound) below this: the pattern is there, but nobody would see it gone. */
    private static final double COLD = 0.001;

    private final SignatureRule rule;
    private final HeatSite site;
    private final Map<String, HeatProfile> byKind;

    SiteFinding(SignatureRule rule, HeatSite site, Map<String, HeatProfile> byKind) {
        this.rule = rule;
        this.site = site;
        this.byKind = byKind;
    }

    /**
     * The finding; empty where its share may as well be below the threshold, unless it is surely cold.
     *
     * @param placed where to report it, with what else is known of it
     */
    Optional<Finding> finding(double threshold, Supplier<Place> placed, StaticEvidence staticEvidence) {
        List<String> warm = byKind.keySet().stream()
                .filter(kind -> share(kind).low() >= threshold)
                .toList();
        boolean cold = byKind.keySet().stream().allMatch(kind -> share(kind).high() < COLD);
        if (warm.isEmpty() && !cold) {
            return Optional.empty();
        }
        List<String> kinds = new ArrayList<>(byKind.keySet());
        kinds.removeIf(kind -> site.heat(kind).weight() == 0);
        kinds.sort((a, b) -> Boolean.compare(warm.contains(b), warm.contains(a)));
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(finding(kinds, cold, placed.get(), staticEvidence));
    }

    private Finding finding(List<String> kinds, boolean cold, Place place, StaticEvidence staticEvidence) {
        Optional<String> proof = rule.proof() == Proof.FRAMES
                ? Optional.empty()
                : staticEvidence.proof(rule.id(), place.location(), place.lines());
        List<String> evidence = new ArrayList<>();
        proof.ifPresent(evidence::add);
        var sentences = new HeatSentences(rule, site);
        kinds.forEach(kind -> evidence.add(sentences.heat(kind, byKind.get(kind), share(kind), base(kind))));
        evidence.addAll(place.evidence());
        sentences.lines(place.lines()).ifPresent(evidence::add);
        boolean confirmed = rule.proof() == Proof.FRAMES ? lengthKnown(kinds.get(0)) : proof.isPresent();
        if (!confirmed) {
            evidence.add(
                    rule.proof() == Proof.FRAMES
                            ? "The file does not say how long was recorded, so that much waiting may be little."
                            : "A profile tells how much, not how often: that it is repeated is not proven.");
        }
        List<Gain> gains = kinds.stream().map(kind -> gain(kind, place.part())).toList();
        return new Finding(
                rule.id(),
                rule.title() + " in " + place.location().method(),
                rule.level(),
                place.location(),
                "",
                evidence,
                gains.get(0),
                gains.subList(1, gains.size()),
                rule.remedy(),
                cold ? Status.COLD : confirmed ? Status.CONFIRMED : Status.SUSPECTED,
                place.path());
    }

    /** The site's share of {@link #base}. */
    private Interval share(String kind) {
        HeatProfile heat = byKind.get(kind);
        long weight = site.heat(kind).weight();
        if (!heat.sampled()) {
            return WeightShare.exactly(weight, base(kind)).interval();
        }
        long samples = Math.min(site.heat(kind).samples(), heat.profile().sampleCount());
        return new WeightShare(
                        weight,
                        base(kind),
                        new Proportion(samples, heat.profile().sampleCount()))
                .interval();
    }

    /** What shares are of: the profile's weight, or for waiting the time that was recorded where that is more. */
    private long base(String kind) {
        Profile profile = byKind.get(kind).profile();
        return SampleKind.isWaiting(profile.type())
                ? Math.max(
                        profile.totalWeight(),
                        byKind.get(kind).length().map(Duration::toNanos).orElse(0L))
                : profile.totalWeight();
    }

    private boolean lengthKnown(String kind) {
        return byKind.get(kind).length().isPresent()
                || !SampleKind.isWaiting(byKind.get(kind).profile().type());
    }

    private Gain gain(String kind, Interval part) {
        SampleType type = byKind.get(kind).profile().type();
        Interval share = share(kind);
        Interval ofPlace =
                new Interval(share.low() * part.low(), share.best() * part.best(), share.high() * part.high());
        long base = base(kind);
        return new Gain(
                SampleKind.metric(kind),
                type.unit(),
                base,
                rule.gain().of(ofPlace).times(base),
                HeatSentences.model(rule, kind, part, SampleKind.isWaiting(type)));
    }
}
