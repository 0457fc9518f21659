package dev.headroom.diagnose;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A claim about the service, with the evidence for it, what fixing it would gain, and how.
 *
 * @param rule stable id, for example {@code n-plus-one-queries}
 * @param endpoint as the load names it; empty where nothing but a profile is known
 * @param evidence sentences with numbers and their sample sizes, the strongest first
 * @param predictedGain the gain findings are ranked by
 * @param otherGains predicted on further metrics
 * @param fix what to do, in a sentence or two
 * @param frames function names on the way to the place, so that a flame graph can show it; may be empty
 */
public record Finding(
        String rule,
        String title,
        Level level,
        Location location,
        String endpoint,
        List<String> evidence,
        Gain predictedGain,
        List<Gain> otherGains,
        String fix,
        Status status,
        List<String> frames) {

    /** By the response time predicted to go, then by any gain, then from the most far-reaching level down; cold ones last. */
    public static final Comparator<Finding> BEST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.status() == Status.COLD)
            .thenComparing(Comparator.comparingDouble(Finding::shareOfTime).reversed())
            .thenComparing(Comparator.comparingDouble(
                            (Finding finding) -> finding.predictedGain().share())
                    .reversed())
            .thenComparing(Finding::level)
            .thenComparing(Finding::rule)
            .thenComparing(finding -> finding.location().toString());

    /** How sure the claim is. */
    public enum Status {
        /** Seen at run time, with heat. */
        CONFIRMED,
        /** Likely, but part of the evidence is missing. */
        SUSPECTED,
        /** True of the code, but too cold to matter; hidden by default. */
        COLD;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The largest share of a response time that is predicted to go, 0 to 1; 0 where no time is. Findings of all rules are ranked by it. */
    public double shareOfTime() {
        return Stream.concat(Stream.of(predictedGain), otherGains.stream())
                .filter(gain -> gain.metric().startsWith("p("))
                .mapToDouble(Gain::share)
                .max()
                .orElse(0);
    }

    public Finding {
        evidence = List.copyOf(evidence);
        otherGains = List.copyOf(otherGains);
        frames = List.copyOf(frames);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("A finding carries its evidence: " + rule + " at " + location);
        }
    }

    /** The same claim with other evidence, and as sure as that makes it. */
    public Finding with(List<String> otherEvidence, Status otherStatus) {
        return new Finding(
                rule,
                title,
                level,
                location,
                endpoint,
                otherEvidence,
                predictedGain,
                otherGains,
                fix,
                otherStatus,
                frames);
    }
}
