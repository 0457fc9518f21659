package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.measure.Bytes;
import dev.headroom.measure.Interval;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.recording.ThreadSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Regular expressions compiled again and again within a request, also behind {@code String.matches} and its kin. */
final class RegexCompileRule implements Rule {

    private static final Signature COMPILE = Signature.anywhere(
                    List.of("java.util.regex.Pattern.compile", "java.util.regex.Pattern.<init>"))
            .remembered();

    /** What the line of a compilation does with the expression, which is wanted as often as before. */
    private static final List<String> MATCHING = List.of(
            "java.util.regex.Matcher.",
            "java.util.regex.Pattern.matcher",
            "java.util.regex.Pattern.split",
            "java.util.regex.Pattern.lambda$");

    /** Fewer compilations per request need no loop. */
    private static final double LOOP = 3;

    /**
     * An upper bound of what compiling one expression of ordinary length allocates. Where more than {@link #LOOP} times this
     * is allocated per request under the compiler, it ran in a loop, even if no sample caught a Pattern itself.
     */
    private static final double MOST_BYTES_PER_COMPILE = 4096;

    @Override
    public String id() {
        return "regex-compile-in-loop";
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        List<HotSite> sites = HotSite.find(endpoint, COMPILE);
        if (sites.isEmpty()) {
            return List.of();
        }
        WiderSites lines = WiderSites.wholeLines(endpoint, sites, COMPILE, MATCHING);
        return sites.stream()
                .flatMap(site -> finding(endpoint, site, lines).stream())
                .toList();
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, HotSite site, WiderSites lines) {
        boolean warm = site.surestShare(SampleType.CPU, SampleType.ALLOC_SPACE) >= Thresholds.WARM;
        boolean cold = site.colderThan(Thresholds.COLD, SampleType.CPU, SampleType.ALLOC_SPACE);
        if (!warm && !cold) {
            return Optional.empty();
        }
        int requests = endpoint.requests().size();
        List<ThreadSample> allocations = site.samples(SampleType.ALLOC_SPACE);
        ObjectCount patterns = ObjectCount.of(allocations, "java.util.regex.Pattern"::equals, requests);
        Interval bytes = bytesPerRequest(endpoint, site);
        boolean counted =
                patterns.perRequest().best() >= LOOP && patterns.perRequest().low() > 1;
        boolean byVolume = bytes.low() >= LOOP * MOST_BYTES_PER_COMPILE;
        if (!counted && !byVolume && (patterns.perRequest().high() < LOOP || littleAllocated(endpoint, bytes))) {
            return Optional.empty();
        }
        List<Gain> gains = Gains.of(endpoint, site, lines);
        if (gains.isEmpty()) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>();
        if (patterns.isKnown()) {
            evidence.add(Evidence.objects("expressions compiled", patterns, requests));
        }
        if (byVolume) {
            evidence.add(Evidence.text(
                    "%s per request allocated while compiling; one ordinary expression needs less than %s.",
                    Bytes.format(bytes.best()), Bytes.format(MOST_BYTES_PER_COMPILE)));
        }
        evidence.addAll(Evidence.heat(endpoint, site));
        if (!counted && !byVolume) {
            evidence.add("Too few allocation samples to say how often it compiles per request.");
        }
        return Optional.of(new Finding(
                id(),
                "Regular expression compiled in " + site.location().method() + ", for every use",
                Level.MICRO,
                site.location(),
                endpoint.endpoint(),
                evidence,
                gains.get(0),
                gains.subList(1, gains.size()),
                "Compile once into a constant, `private static final Pattern P = Pattern.compile(…)`, and use "
                        + "`P.matcher(text).matches()`, `P.split(text)` or `P.matcher(text).replaceAll(…)`; where the "
                        + "expression comes with the request, compile it once before the loop.",
                cold ? Status.COLD : counted || byVolume ? Status.CONFIRMED : Status.SUSPECTED,
                site.path()));
    }

    /**
     * One sampled Pattern stands for thousands, so a count from one or two says little. All that is allocated while compiling
     * is sampled far more often: where it is less than half of what a loop would take, there is none to suspect.
     */
    private static boolean littleAllocated(EndpointEvidence endpoint, Interval bytesPerRequest) {
        return !endpoint.samples(SampleType.ALLOC_SPACE).isEmpty()
                && bytesPerRequest.best() < LOOP * MOST_BYTES_PER_COMPILE / 2;
    }

    private static Interval bytesPerRequest(EndpointEvidence endpoint, HotSite site) {
        double mean = endpoint.perRequest().allocatedBytes().orElse(0);
        return site.share(SampleType.ALLOC_SPACE).times(mean);
    }
}
