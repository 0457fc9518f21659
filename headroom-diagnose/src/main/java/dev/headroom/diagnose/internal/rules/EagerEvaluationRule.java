package dev.headroom.diagnose.internal.rules;

import dev.headroom.code.CodePlace;
import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.code.CodeEvidence;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.measure.Interval;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Work whose result only some ways need, or none, as the service's code shows, where samples say that requests spend their time on it. Without
 * the code nothing is said: samples do not tell what becomes of a result.
 */
final class EagerEvaluationRule implements Rule {

    private static final SampleType[] HEAT = {SampleType.CPU, SampleType.ALLOC_SPACE, SampleType.WALL};

    /** What of the work is for nothing, the samples do not tell. */
    private static final double LIKELY_PART = 0.5;

    @Override
    public String id() {
        return CodeRule.EAGER_EVALUATION.id();
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        Map<Location, CodeSite> sites = new HashMap<>();
        for (CodeSite site : endpoint.instance().codeSites()) {
            CodePlace place = site.place();
            if (site.rule() == CodeRule.EAGER_EVALUATION && place.line() > 0) {
                sites.put(new Location(place.className(), place.method(), place.line()), site);
            }
        }
        if (sites.isEmpty()) {
            return List.of();
        }
        int[] within = within(endpoint.code(), sites.keySet());
        return HotSite.findMethods(endpoint, (stack, code) -> within[stack], HotSite.WaitSignature.NONE).stream()
                .filter(site ->
                        site.surestShare(HEAT) >= Thresholds.WARM && site.requestsSeen() >= Thresholds.SEVERAL_REQUESTS)
                .flatMap(site -> finding(endpoint, site, sites).stream())
                .toList();
    }

    /** For every stack, the same cut at the innermost of these lines; {@link StackTable#ROOT} where none is on it. */
    private static int[] within(ApplicationCode code, Set<Location> lines) {
        StackTable stacks = code.stacks();
        int[] within = new int[stacks.size()];
        Map<Integer, Boolean> known = new HashMap<>();
        for (int stack = 1; stack < within.length; stack++) {
            boolean there = known.computeIfAbsent(
                    stacks.leaf(stack), frame -> lines.contains(Location.of(stacks.frame(frame))));
            within[stack] = there ? stack : within[stacks.parent(stack)];
        }
        return within;
    }

    private List<Finding> finding(EndpointEvidence endpoint, HotSite site, Map<Location, CodeSite> sites) {
        List<Gain> gains = Gains.of(
                endpoint,
                type -> part(site.share(type)),
                " Half of it, since how much is for nothing is not known; low: none, high: all.");
        if (gains.isEmpty()) {
            return List.of();
        }
        List<String> evidence = new ArrayList<>();
        CodeSite shown = sites.get(site.location());
        if (shown != null) {
            evidence.add(CodeEvidence.sentence(shown));
        }
        if (site.lines().size() > 1) {
            evidence.add("So it is at " + site.lines().size() + " lines of the method: " + lines(site.lines()) + ".");
        }
        evidence.addAll(Evidence.heat(endpoint, site));
        return List.of(new Finding(
                id(),
                "Worked out in " + site.location().method() + " before it is known to be wanted",
                Level.ALGORITHM,
                site.location(),
                endpoint.endpoint(),
                evidence,
                gains.get(0),
                gains.subList(1, gains.size()),
                "Ask first what is wanted, and work out that only; hand over a supplier (`orElseGet(() -> …)`, `computeIfAbsent`) where another method"
                        + " decides; take out what nothing reads.",
                Status.CONFIRMED,
                site.path()));
    }

    private static Interval part(Interval share) {
        return new Interval(0, LIKELY_PART * share.best(), share.high());
    }

    private static String lines(List<Integer> lines) {
        return String.join(", ", lines.stream().map(String::valueOf).toList());
    }
}
