package dev.headroom.diagnose.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.RequestSample;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Interval;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Requests cost more than in proportion to the rows they read, at the method that grows most from those that read few to those that read many. */
final class CostGrowthRule implements Rule {

    /** Less may be noise that grows with size. */
    private static final double MORE_THAN_PROPORTIONAL = 1.2;

    /** Standard errors between a method's samples on both sides from which on they differ. */
    private static final double Z = 3;

    private static final Signature ANY_APPLICATION_LINE =
            ((Signature) (stack, code) -> code.innermostSite(stack)).remembered();

    @Override
    public String id() {
        return CodeRule.QUADRATIC_ALGORITHM.id();
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        return CostGrowth.of(endpoint)
                .filter(growth ->
                        growth.exponent().low() > Math.max(MORE_THAN_PROPORTIONAL, growth.exponentOfSorting()))
                .flatMap(growth -> finding(endpoint, growth))
                .stream()
                .toList();
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, CostGrowth growth) {
        int[] sides = growth.sides(endpoint.requests().size());
        return HotSite.findMethods(endpoint, ANY_APPLICATION_LINE, HotSite.WaitSignature.NONE).stream()
                .map(site -> Sides.of(endpoint, site, sides))
                .filter(shares -> shares.standardErrors() >= Z)
                .max(Comparator.comparingLong(Sides::difference))
                .flatMap(shares -> finding(endpoint, growth, shares));
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, CostGrowth growth, Sides shares) {
        HotSite site = shares.site();
        Interval share = site.share(SampleType.CPU);
        double excess = growth.excess().best();
        List<Gain> gains = Gains.of(
                endpoint,
                type -> part(site.share(type), share, growth.excess()),
                " Of it, what would not be there if CPU time grew in proportion to the rows read.");
        if (gains.isEmpty() || excess == 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                id(),
                "Cost grows faster than what is read, in " + site.location().method(),
                Level.ALGORITHM,
                site.location(),
                endpoint.endpoint(),
                evidence(endpoint, growth, shares),
                gains.get(0),
                gains.subList(1, gains.size()),
                "Look for a loop in a loop over what was read: look up in a `HashMap` or `HashSet` that is built once, sort once and walk both, or let"
                        + " the database join.",
                Status.CONFIRMED,
                site.path()));
    }

    /** The excess is of all CPU time; at most all of the site goes. */
    private static Interval part(Interval ofType, Interval ofCpu, Interval excess) {
        double best = ofCpu.best() == 0 ? 0 : Math.min(1, excess.best() / ofCpu.best());
        double low = ofCpu.high() == 0 ? 0 : Math.min(best, excess.low() / ofCpu.high());
        double high = ofCpu.low() == 0 ? 1 : Math.max(best, Math.min(1, excess.high() / ofCpu.low()));
        return new Interval(ofType.low() * low, ofType.best() * best, ofType.high() * high);
    }

    private static List<String> evidence(EndpointEvidence endpoint, CostGrowth growth, Sides shares) {
        List<String> evidence = new ArrayList<>();
        evidence.add(Evidence.text(
                "CPU time grows with the rows read to the power of %.2f (%.2f to %.2f): by %.0f to %.0f rows in %d requests.",
                growth.exponent().best(),
                growth.exponent().low(),
                growth.exponent().high(),
                growth.leastRows(),
                growth.mostRows(),
                growth.count()));
        evidence.add(Evidence.text(
                "The tenth that reads most takes %s of CPU, the tenth that reads least %s.",
                DurationText.of(growth.meanOfTenth(true)), DurationText.of(growth.meanOfTenth(false))));
        evidence.add(Evidence.text(
                "%s has %.0f %% of the CPU samples of the half that reads more, and %.0f %% of the other half's.",
                shares.site().location().method(), 100 * shares.shareOfMore(), 100 * shares.shareOfLess()));
        evidence.addAll(Evidence.heat(endpoint, shares.site()));
        return evidence;
    }

    /**
     * CPU samples of a site in the requests that read more than the middle one, and in the others, of which there are about as many.
     *
     * @param moreOfAll those of all sites
     * @param lessOfAll likewise
     */
    private record Sides(HotSite site, long more, long less, long moreOfAll, long lessOfAll) {

        static Sides of(EndpointEvidence endpoint, HotSite site, int[] sides) {
            Location method = HotSite.method(site.location());
            long more = 0;
            long less = 0;
            long moreOfAll = 0;
            long lessOfAll = 0;
            for (RequestSample joined : endpoint.samples(SampleType.CPU)) {
                int side = sides[joined.request()];
                int stack = ANY_APPLICATION_LINE.siteOf(joined.sample().stack(), endpoint.code());
                boolean here = stack != StackTable.ROOT
                        && HotSite.method(Location.of(endpoint.stacks().leafFrame(stack)))
                                .equals(method);
                moreOfAll += side > 0 ? 1 : 0;
                lessOfAll += side < 0 ? 1 : 0;
                more += here && side > 0 ? 1 : 0;
                less += here && side < 0 ? 1 : 0;
            }
            return new Sides(site, more, less, moreOfAll, lessOfAll);
        }

        long difference() {
            return more - less;
        }

        /** Of the difference of two counts. */
        double standardErrors() {
            return more + less == 0 ? 0 : difference() / Math.sqrt((double) more + less);
        }

        double shareOfMore() {
            return moreOfAll == 0 ? 0 : (double) more / moreOfAll;
        }

        double shareOfLess() {
            return lessOfAll == 0 ? 0 : (double) less / lessOfAll;
        }
    }
}
