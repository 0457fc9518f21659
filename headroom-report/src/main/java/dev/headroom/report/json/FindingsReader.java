package dev.headroom.report.json;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.Location;
import dev.headroom.gate.finding.FindingLevel;
import dev.headroom.gate.finding.SeenFinding;
import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.measure.Interval;
import dev.headroom.report.StoredRun.FindingKey;
import dev.headroom.report.UnreadableRunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads {@code findings.json}. */
public final class FindingsReader {

    private FindingsReader() {}

    /** What identifies each finding; nothing where there is no such file. */
    static List<FindingKey> keys(Path file) throws UnreadableRunException {
        if (Files.notExists(file)) {
            return List.of();
        }
        List<FindingKey> keys = new ArrayList<>();
        for (JsonPlace finding : JsonPlace.open(file).objects("findings")) {
            JsonPlace location = finding.object("location");
            keys.add(new FindingKey(
                    finding.text("rule"),
                    finding.text("endpoint"),
                    location.text("class") + "." + location.text("method")));
        }
        return keys;
    }

    /** The warm ones as a gate sees them; no more is asked of the file than what every version wrote. */
    static SeenFindings seen(Path file) throws UnreadableRunException {
        List<SeenFinding> seen = new ArrayList<>();
        for (JsonPlace place : JsonPlace.open(file).objects("findings")) {
            Finding.Status status = named(place, "status", Finding.Status.values(), Finding.Status::id);
            if (status != Finding.Status.COLD) {
                JsonPlace location = place.object("location");
                String type = location.text("class");
                seen.add(new SeenFinding(
                        place.text("rule"),
                        named(place, "level", FindingLevel.values(), FindingLevel::id),
                        status == Finding.Status.CONFIRMED,
                        place.text("endpoint"),
                        type.isEmpty() ? location.text("method") : type + "." + location.text("method"),
                        (int) location.whole("line")));
            }
        }
        return SeenFindings.of(seen);
    }

    /** Every finding, in the order of the file. */
    public static List<Finding> findings(Path file) throws UnreadableRunException {
        List<Finding> findings = new ArrayList<>();
        for (JsonPlace place : JsonPlace.open(file).objects("findings")) {
            List<Gain> others = new ArrayList<>();
            for (JsonPlace other : place.objects("otherGains")) {
                others.add(gain(other));
            }
            List<String> evidence = place.texts("evidence");
            if (evidence.isEmpty()) {
                throw place.fail("evidence", "is empty, and a finding carries its evidence");
            }
            findings.add(new Finding(
                    place.text("rule"),
                    place.text("title"),
                    named(place, "level", Level.values(), Level::id),
                    location(place.object("location")),
                    place.text("endpoint"),
                    evidence,
                    gain(place.object("predictedGain")),
                    others,
                    place.text("fix"),
                    named(place, "status", Finding.Status.values(), Finding.Status::id),
                    place.texts("frames")));
        }
        return findings;
    }

    private static Location location(JsonPlace place) throws UnreadableRunException {
        String file = place.has("file") ? place.text("file") : "";
        return new Location(place.text("class"), place.text("method"), (int) place.whole("line"), file);
    }

    private static Gain gain(JsonPlace place) throws UnreadableRunException {
        double low = place.number("low");
        double best = place.number("best");
        double high = place.number("high");
        if (!(low <= best && best <= high)) {
            throw place.fail("best", "does not lie between low and high");
        }
        return new Gain(
                place.text("metric"),
                place.text("unit"),
                place.number("current"),
                new Interval(low, best, high),
                place.text("model"));
    }

    private static <T> T named(JsonPlace place, String field, T[] values, Function<T, String> id)
            throws UnreadableRunException {
        String written = place.text(field);
        return Arrays.stream(values)
                .filter(value -> id.apply(value).equals(written))
                .findFirst()
                .orElseThrow(() -> place.fail(field, "is none that this Headroom knows"));
    }
}
