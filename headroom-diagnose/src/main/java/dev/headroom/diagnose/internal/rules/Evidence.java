package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.measure.Interval;
import dev.headroom.profile.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences in which a finding shows its numbers. */
final class Evidence {

    private Evidence() {}

    /** One sentence per kind of sample that the site has, widest first. */
    static List<String> heat(EndpointEvidence endpoint, HotSite site) {
        List<SampleType> types = new ArrayList<>(endpoint.samples().types());
        types.removeIf(type -> site.samples(type).isEmpty());
        types.sort((a, b) -> Double.compare(site.share(b).best(), site.share(a).best()));
        return types.stream()
                .map(type -> text(
                        "%s of the endpoint's %s (%d of %d samples).",
                        percent(site.share(type)),
                        noun(type),
                        site.samples(type).size(),
                        endpoint.samples(type).size()))
                .toList();
    }

    static String objects(String what, ObjectCount count, long requests) {
        return text(
                "About %s %s per request (%s allocation samples over %d requests).",
                range(count.perRequest(), "%.0f"), what, count.samples(), requests);
    }

    /** {@code 18.2 % (15.0–21.9 %)}. */
    static String percent(Interval share) {
        return text("%.1f %% (%.1f–%.1f %%)", 100 * share.best(), 100 * share.low(), 100 * share.high());
    }

    static String range(Interval interval, String format) {
        return text(format + " (" + format + "–" + format + ")", interval.best(), interval.low(), interval.high());
    }

    static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private static String noun(SampleType type) {
        if (type.equals(SampleType.CPU)) {
            return "CPU time";
        } else if (type.equals(SampleType.WALL)) {
            return "time in the service";
        } else if (type.equals(SampleType.ALLOC_SPACE)) {
            return "allocated bytes";
        } else if (type.equals(SampleType.LOCK_DELAY)) {
            return "wait for locks";
        }
        return type.name();
    }
}
