package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.internal.Libraries;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Interval;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Several log lines written per request from one line of code, with the cost of building their text. */
final class LoggingRule implements Rule {

    private static final Signature LOGGER =
            Signature.anywhere(Libraries.LOGGERS).remembered();

    /** One object of these is made for every line written. */
    private static final Set<String> EVENT_CLASSES = Set.of(
            "ch.qos.logback.classic.spi.LoggingEvent",
            "org.apache.logging.log4j.core.impl.Log4jLogEvent",
            "org.apache.log4j.spi.LoggingEvent",
            "org.jboss.logmanager.ExtLogRecord",
            "java.util.logging.LogRecord");

    private static final SampleType[] HEAT = {
        SampleType.CPU, SampleType.ALLOC_SPACE, SampleType.WALL, SampleType.LOCK_DELAY
    };

    /** One line per request is an access log and fine; so many are not. */
    private static final double MANY = 3;

    /** The count's lower bound has to leave one line per request well behind. */
    private static final double MORE_THAN_ONE = 1.5;

    /** An upper bound of the CPU time that one written line takes: {@link #MANY} times this is no single line. */
    private static final double MOST_CPU_PER_LINE_NANOS = 100_000;

    @Override
    public String id() {
        return "logging-in-hot-path";
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        Set<Location> lines = new HashSet<>();
        HotSite.find(endpoint, LOGGER).forEach(site -> lines.add(site.location()));
        if (lines.isEmpty()) {
            return List.of();
        }
        Signature logging = withTextBuiltAt(lines);
        List<HotSite> sites = HotSite.find(endpoint, logging);
        WiderSites whole = WiderSites.wholeLines(endpoint, sites, logging, List.of());
        return sites.stream()
                .flatMap(site -> finding(endpoint, site, whole).stream())
                .toList();
    }

    /** What lies under the logger, and the building of strings on the same lines, which is done for the logger. */
    private static Signature withTextBuiltAt(Set<Location> lines) {
        return (stack, code) -> {
            int site = LOGGER.siteOf(stack, code);
            if (site != StackTable.ROOT) {
                return site;
            }
            int built = StringConcatenationRule.CONCATENATION.siteOf(stack, code);
            return built != StackTable.ROOT && lines.contains(location(built, code)) ? built : StackTable.ROOT;
        };
    }

    private static Location location(int site, ApplicationCode code) {
        return Location.of(code.stacks().leafFrame(site));
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, HotSite site, WiderSites lines) {
        boolean warm = site.surestShare(HEAT) >= Thresholds.WARM;
        boolean cold = site.colderThan(Thresholds.COLD, HEAT);
        if (!warm && !cold) {
            return Optional.empty();
        }
        int requests = endpoint.requests().size();
        ObjectCount events = ObjectCount.of(site.samples(SampleType.ALLOC_SPACE), EVENT_CLASSES::contains, requests);
        Interval cpu = site.share(SampleType.CPU)
                .times(endpoint.perRequest().cpuNanos().orElse(0));
        boolean counted =
                events.perRequest().best() >= MANY && events.perRequest().low() > MORE_THAN_ONE;
        boolean fewLines = events.isKnown() && events.perRequest().high() < MANY;
        boolean byCpu = !fewLines && cpu.low() >= MANY * MOST_CPU_PER_LINE_NANOS;
        if (!counted && !byCpu) {
            return Optional.empty();
        }
        List<Gain> gains = Gains.of(endpoint, site, lines);
        if (gains.isEmpty()) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>();
        if (events.isKnown()) {
            evidence.add(Evidence.objects("log events from this line", events, requests));
        }
        evidence.addAll(Evidence.heat(endpoint, site));
        if (!counted) {
            evidence.add(Evidence.text(
                    "%s of CPU per request, more than one log line takes; too few samples to count the lines.",
                    DurationText.of(cpu.best())));
        }
        return Optional.of(new Finding(
                id(),
                "Log lines written in a loop in " + site.location().method(),
                Level.IO,
                site.location(),
                endpoint.endpoint(),
                evidence,
                gains.get(0),
                gains.subList(1, gains.size()),
                "Take the call out of the loop and log one summary per request, or lower its level and leave the building "
                        + "of the text to the logger: `log.debug(\"priced {} at {}\", item, price)` instead of a string put "
                        + "together with `+`, so that a disabled level costs nothing.",
                cold ? Status.COLD : counted ? Status.CONFIRMED : Status.SUSPECTED,
                site.path()));
    }
}
