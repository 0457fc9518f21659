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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is to be said of one place that breaks a rule, if its share is sure enough to say anything. */
final class SiteFinding {

    /** Every share surely (upper bound) below this: the pattern is there, but nobody would see it gone. */
    private static final double COLD = 0.001;

    private final SignatureRule rule;
    private final HeatSite site;
    private final List<WantedProfile> wanted;

    SiteFinding(SignatureRule rule, HeatSite site, List<WantedProfile> wanted) {
        this.rule = rule;
        this.site = site;
        this.wanted = wanted;
    }

    /**
     * The finding; empty where its share may as well be below the threshold, unless it is surely cold.
     *
     * @param placed where to report it, with what else is known of it
     */
    Optional<Finding> finding(double threshold, Supplier<Place> placed, StaticEvidence staticEvidence) {
        List<WantedProfile> warm = wanted.stream()
                .filter(profile -> share(profile).low() >= threshold)
                .toList();
        boolean cold = wanted.stream().allMatch(profile -> share(profile).high() < COLD);
        if (warm.isEmpty() && !cold) {
            return Optional.empty();
        }
        List<WantedProfile> hot = new ArrayList<>(wanted);
        hot.removeIf(profile -> site.heat(profile.kind()).weight() == 0);
        hot.sort(Comparator.comparing(profile -> !warm.contains(profile)));
        if (hot.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(finding(hot, cold, placed.get(), staticEvidence));
    }

    private Finding finding(List<WantedProfile> hot, boolean cold, Place place, StaticEvidence staticEvidence) {
        Optional<String> proof = rule.proof() == Proof.FRAMES
                ? Optional.empty()
                : staticEvidence.proof(rule.id(), place.location(), place.lines());
        List<String> evidence = new ArrayList<>();
        proof.ifPresent(evidence::add);
        var sentences = new HeatSentences(rule, site);
        hot.forEach(profile -> evidence.add(sentences.heat(profile, share(profile), base(profile))));
        evidence.addAll(place.evidence());
        sentences.lines(place.lines()).ifPresent(evidence::add);
        boolean confirmed = rule.proof() == Proof.FRAMES ? lengthKnown(hot.get(0)) : proof.isPresent();
        if (!confirmed) {
            evidence.add(
                    rule.proof() == Proof.FRAMES
                            ? "The file does not say how long was recorded, so that much waiting may be little."
                            : "A profile tells how much, not how often: that it is repeated is not proven.");
        }
        List<Gain> gains =
                hot.stream().map(profile -> gain(profile, place.part())).toList();
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
    private Interval share(WantedProfile profile) {
        HeatProfile heat = profile.heat();
        long weight = site.heat(profile.kind()).weight();
        if (!heat.sampled()) {
            return WeightShare.exactly(weight, base(profile)).interval();
        }
        long samples =
                Math.min(site.heat(profile.kind()).samples(), heat.profile().sampleCount());
        return new WeightShare(
                        weight,
                        base(profile),
                        new Proportion(samples, heat.profile().sampleCount()))
                .interval();
    }

    /** What shares are of: the profile's weight, or for waiting the time that was recorded where that is more. */
    private static long base(WantedProfile wanted) {
        Profile profile = wanted.heat().profile();
        return SampleKind.isWaiting(profile.type())
                ? Math.max(
                        profile.totalWeight(),
                        wanted.heat().length().map(Duration::toNanos).orElse(0L))
                : profile.totalWeight();
    }

    private static boolean lengthKnown(WantedProfile wanted) {
        return wanted.heat().length().isPresent()
                || !SampleKind.isWaiting(wanted.heat().profile().type());
    }

    private Gain gain(WantedProfile wanted, Interval part) {
        SampleType type = wanted.heat().profile().type();
        Interval share = share(wanted);
        Interval ofPlace =
                new Interval(share.low() * part.low(), share.best() * part.best(), share.high() * part.high());
        long base = base(wanted);
        return new Gain(
                SampleKind.metric(wanted.kind()),
                type.unit(),
                base,
                rule.gain().of(ofPlace).times(base),
                HeatSentences.model(rule, wanted.kind(), part, SampleKind.isWaiting(type)));
    }
}
