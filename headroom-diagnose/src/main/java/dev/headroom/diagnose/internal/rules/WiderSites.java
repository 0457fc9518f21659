package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.measure.Interval;
import dev.headroom.profile.Frame;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that may go with some sites beyond what their signature shows.
 *
 * <ul>
 *   <li>For repairs that take the whole line away: with the call the making of its arguments, also in a {@code toString} of the
 *       application. What other methods of the application do that the line calls is left out, since it may be done for something
 *       else.
 *   <li>For calls that the compiler makes part of their caller, as it does with copying: what the method of the site does in its
 *       own frame. The line of such a sample is that of a neighbouring point where the compiled code knows its lines.
 * </ul>
 */
final class WiderSites {

    /** A line of a compiled method: a lambda's is its own, not that of the method around it. */
    private record Line(int function, int number) {}

    private static final String LINE =
            " Low: what runs under the call alone; high: all that its line does, such as making its arguments.";
    private static final String OWN_FRAME =
            " Low: what runs under the call alone; high: with it what its method does in its own frame, where compiled code has copying.";

    private final Map<Location, HotSite> sites = new HashMap<>();
    private final String why;

    private WiderSites(List<HotSite> wide, String why) {
        wide.forEach(site -> sites.put(site.location(), site));
        this.why = why;
    }

    /**
     * @param signature that led to the sites
     * @param staying prefixes of functions whose work on such a line is still wanted after the repair
     */
    static WiderSites wholeLines(
            EndpointEvidence endpoint, List<HotSite> sites, Signature signature, List<String> staying) {
        Set<Line> lines = new HashSet<>();
        for (HotSite site : sites) {
            for (int stack : site.siteStacks()) {
                line(endpoint.stacks(), stack, lines);
            }
        }
        int[] onLine = onLine(endpoint.code(), lines, staying);
        return new WiderSites(HotSite.find(endpoint, signature.or((stack, code) -> onLine[stack])), LINE);
    }

    /** @param signature that led to the sites, of calls that are compiled into their callers */
    static WiderSites withOwnFrames(EndpointEvidence endpoint, List<HotSite> sites, Signature signature) {
        Map<Integer, Integer> siteByFunction = new HashMap<>();
        for (HotSite site : sites) {
            for (int stack : site.siteStacks()) {
                int function = endpoint.stacks().functionId(endpoint.stacks().leaf(stack));
                siteByFunction.merge(function, stack, Math::min);
            }
        }
        return new WiderSites(HotSite.find(endpoint, signature.or(Signature.ownFrames(siteByFunction))), OWN_FRAME);
    }

    /** How low and high ends come about, with a space before it. */
    String why() {
        return why;
    }

    private static void line(StackTable stacks, int stack, Set<Line> lines) {
        int number = stacks.leafFrame(stack).line();
        if (number > 0) {
            lines.add(new Line(stacks.functionId(stacks.leaf(stack)), number));
        }
    }

    /** For every stack, the same cut at the line that does its end; {@link StackTable#ROOT} where none does. */
    private static int[] onLine(ApplicationCode code, Set<Line> lines, List<String> staying) {
        StackTable stacks = code.stacks();
        int[] onLine = new int[stacks.size()];
        boolean[] inText = new boolean[onLine.length];
        for (int stack = 1; stack < onLine.length; stack++) {
            int parent = stacks.parent(stack);
            Frame leaf = stacks.leafFrame(stack);
            if (lines.contains(new Line(stacks.functionId(stacks.leaf(stack)), leaf.line()))) {
                onLine[stack] = stack;
            } else if (onLine[parent] != StackTable.ROOT && !code.leafStartsWith(stack, staying)) {
                inText[stack] = inText[parent] || leaf.methodName().equals("toString");
                onLine[stack] = inText[stack] || !code.isApplicationLeaf(stack) ? onLine[parent] : StackTable.ROOT;
            }
        }
        return onLine;
    }

    /**
     * What goes of one type of samples with a site, as a share of the endpoint's: at the least what the signature shows, at the most all
     * that may go with it, and most likely the middle.
     */
    Interval share(HotSite site, SampleType type) {
        Interval sure = site.share(type);
        Location at = site.location();
        List<HotSite> wide = site.lines().stream()
                .map(at::withLine)
                .flatMap(line -> Optional.ofNullable(sites.get(line)).stream())
                .toList();
        if (wide.isEmpty()) {
            return sure;
        }
        Interval whole = HotSite.joined(wide).share(type);
        double best = Math.max(sure.best(), (sure.best() + whole.best()) / 2);
        return new Interval(sure.low(), best, Math.max(best, whole.high()));
    }
}
