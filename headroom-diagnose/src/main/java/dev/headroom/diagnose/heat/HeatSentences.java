package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.signature.GainFactors;
import dev.headroom.diagnose.signature.SignatureRule;
import dev.headroom.diagnose.signature.Site;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Interval;
import dev.headroom.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentences in which a finding of a profile shows its numbers. */
final class HeatSentences {

    private static final int MOST_LINES = 5;

    private final SignatureRule rule;
    private final HeatSite site;

    HeatSentences(SignatureRule rule, HeatSite site) {
        this.rule = rule;
        this.site = site;
    }

    /** {@code 18.2 % (15.0–21.9 %) of the profile's CPU time is under regexp.Compile (180 of 1,000 samples), 0.2 % in it alone.} */
    String heat(WantedProfile wanted, Interval share, long base) {
        String kind = wanted.kind();
        HeatProfile heat = wanted.heat();
        Profile profile = heat.profile();
        String observed = heat.sampled()
                ? DecimalText.grouped(site.heat(kind).samples()) + " of " + DecimalText.grouped(profile.sampleCount())
                        + " samples"
                : "measured, not sampled";
        boolean waiting = SampleKind.isWaiting(profile.type());
        String whole = waiting
                ? DurationText.of(site.heat(kind).weight()) + " of "
                        + SampleKind.noun(kind) + ", " + percent(share, heat.sampled()) + " of "
                        + (base > profile.totalWeight()
                                ? "the " + DurationText.of(base) + " recorded"
                                : "all there was")
                        + ", is"
                : percent(share, heat.sampled()) + " of the profile's " + SampleKind.noun(kind) + " is";
        return whole + " " + under() + " (" + observed + ")" + alone(kind, profile) + ".";
    }

    private String under() {
        List<String> entries =
                site.entries().stream().filter(entry -> !entry.isEmpty()).toList();
        if (entries.isEmpty()) {
            return "spent here";
        }
        String more = entries.size() > 1 ? " and " + (entries.size() - 1) + " like it" : "";
        return (rule.site() == Site.CALLER ? "under " : "in ")
                + entries.get(0)
                + more
                + (rule.site() == Site.CALLER ? ", called here" : "");
    }

    private String alone(String kind, Profile profile) {
        long self = site.heat(kind).self();
        boolean tells = self > 0 && self < site.heat(kind).weight();
        return tells
                ? ", " + DecimalText.fixed(100.0 * self / profile.totalWeight(), 1) + " % in the functions named alone"
                : "";
    }

    /** Where the hottest line is not all there is. */
    Optional<String> lines(List<Integer> hottestFirst) {
        if (hottestFirst.size() < 2) {
            return Optional.empty();
        }
        String shown =
                hottestFirst.stream().limit(MOST_LINES).map(String::valueOf).collect(Collectors.joining(", "));
        int more = hottestFirst.size() - MOST_LINES;
        return Optional.of("Lines, hottest first: " + shown + (more > 0 ? " and " + more + " more" : "") + ".");
    }

    /** {@code 18.2 % (15.0–21.9 %)}, or {@code 18.2 %} where it is exact. */
    static String percent(Interval share, boolean sampled) {
        String best = DecimalText.fixed(100 * share.best(), 1) + " %";
        return sampled
                ? best + " (" + DecimalText.fixed(100 * share.low(), 1) + "–" + DecimalText.fixed(100 * share.high(), 1)
                        + " %)"
                : best;
    }

    static String model(SignatureRule rule, String kind, Interval part, boolean waiting) {
        String whole = waiting
                ? "the time recorded, or all waiting where that is more"
                : "all " + SampleKind.noun(kind) + " of the profile";
        String ofPlace = part.best() < 1 ? " × the place's part of what is allocated" : "";
        String factor = rule.gain().equals(GainFactors.ALL)
                ? "as if what takes its place cost nothing"
                : "of which " + percent(rule.gain().low()) + " to "
                        + percent(rule.gain().high()) + ", at best guess "
                        + percent(rule.gain().best()) + ", are taken to go";
        return "Share of the samples under the signature × " + whole + ofPlace + " (Amdahl), " + factor + ".";
    }

    private static String percent(double share) {
        return DecimalText.fixed(100 * share, 0) + " %";
    }
}
