package dev.headroom.gate.history;

import dev.headroom.gate.history.LeftOut.Reason;
import dev.headroom.gate.history.PastSeries.Gaps;
import dev.headroom.gate.history.series.ChangeDetector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers values that were measured elsewhere and tells what happened over them. Not thread-safe. */
public final class PastValues {

    private record Name(String subject, String metric) {}

    private final String unit;
    private final Map<Name, List<PastPoint>> series = new LinkedHashMap<>();
    private int found;

    /** @param unit of every value, any word; empty where it is not known */
    public PastValues(String unit) {
        this.unit = unit;
    }

    public void add(String subject, String metric, PastPoint point) {
        series.computeIfAbsent(new Name(subject, metric), none -> new ArrayList<>())
                .add(point);
        found++;
    }

    /**
     * Answers from the values taken so far.
     *
     * @param since earlier values are left out
     * @param newest most values of a series, counted from the newest
     */
    public History answer(Instant since, int newest, ChangeDetector detector) {
        Map<Reason, Integer> unused = new EnumMap<>(Reason.class);
        List<FollowedSeries> followed = new ArrayList<>();
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        int used = 0;
        for (Map.Entry<Name, List<PastPoint>> entry : series.entrySet()) {
            List<PastPoint> points = asked(entry.getValue(), since, newest, unused);
            if (points.size() < RunSeries.FEWEST_POINTS) {
                unused.merge(Reason.FEW_ALIKE, points.size(), Integer::sum);
                continue;
            }
            Name name = entry.getKey();
            followed.add(new PastSeries(name.subject(), name.metric(), unit, points, Gaps.NONE).follow(detector));
            used += points.size();
            first = min(first, points.get(0).time());
            last = max(last, points.get(points.size() - 1).time());
        }
        List<LeftOut> leftOut = new ArrayList<>();
        unused.forEach((reason, count) -> {
            if (count > 0) {
                leftOut.add(new LeftOut(reason, count, List.of()));
            }
        });
        List<RunsAlike> alike =
                followed.isEmpty() ? List.of() : List.of(new RunsAlike(Optional.empty(), used, first, last, followed));
        return new History(found, alike, leftOut);
    }

    private static List<PastPoint> asked(
            List<PastPoint> points, Instant since, int newest, Map<Reason, Integer> unused) {
        List<PastPoint> asked = points.stream()
                .filter(point -> !point.time().isBefore(since))
                .sorted(Comparator.comparing(PastPoint::time))
                .toList();
        unused.merge(Reason.TOO_OLD, points.size() - asked.size(), Integer::sum);
        int surplus = Math.max(0, asked.size() - newest);
        unused.merge(Reason.BEYOND_LIMIT, surplus, Integer::sum);
        return asked.subList(surplus, asked.size());
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
