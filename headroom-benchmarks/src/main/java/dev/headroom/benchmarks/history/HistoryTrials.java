package dev.headroom.benchmarks.history;

import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.gate.history.series.ChangeDetector;
import dev.headroom.gate.history.series.Course;
import dev.headroom.gate.history.series.Sensitivity;
import dev.headroom.gate.history.series.Shift;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Are changes and drifts found where they are, and nowhere else? Headroom beside a plain E-divisive on the same series. */
public final class HistoryTrials {

    private static final int SHORTEST = 5;

    private HistoryTrials() {}

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(
                        HistoryTrials.class, "series", "200", "tolerance", "5", "kinds", "", "seed", "1", "peer", "200")
                .parse(arguments);
        Machine machine = Machine.here();
        List<String> only = options.list("kinds");
        var changes = new MarkdownTable(
                "series",
                "precision",
                "recall",
                "days off",
                "place in interval",
                "plain 5 %: precision",
                "recall",
                "plain 1 %: precision",
                "recall");
        var nothing = new MarkdownTable(
                "series", "with a false change", "with a false drift", "plain 5 %: with a false change", "plain 1 %");
        var drift = new MarkdownTable(
                "series", "drift found", "with a false change", "plain 5 %: with a false change", "plain 1 %");
        for (SeriesKind kind : SeriesKind.values()) {
            if (only.isEmpty() || only.contains(kind.name())) {
                System.err.println(kind.words());
                Outcome outcome = Outcome.of(
                        kind, options.count("series"), options.count("tolerance"), options.count("seed"), (int)
                                options.number("peer"));
                outcome.addTo(changes, nothing, drift);
            }
        }
        System.out.println(nothing + "\n" + changes + "\n" + drift);
        System.out.println(machine.footer(options));
    }

    /** Both answers to many series of one kind; the peer's, which take their time, to the first of them. */
    record Outcome(
            SeriesKind kind,
            TrialScore ours,
            double drifts,
            double placeInInterval,
            TrialScore plain,
            TrialScore strict) {

        static Outcome of(SeriesKind kind, int count, int tolerance, long seed, int ofPeer) {
            List<GeneratedSeries> all = IntStream.range(0, count)
                    .mapToObj(i -> kind.draw(seed * 1_000_003 + i))
                    .toList();
            List<GeneratedSeries> peers = all.subList(0, Math.min(count, ofPeer));
            var detector = new ChangeDetector(Sensitivity.standard());
            var ours = new TrialScore(tolerance);
            int drifting = 0;
            int within = 0;
            int told = 0;
            for (GeneratedSeries series : all) {
                Course course = detector.follow(series.observations());
                ours.add(course.shifts().stream().map(Shift::first).toList(), series.changes());
                drifting += course.stretches().stream()
                                .anyMatch(stretch -> stretch.drift().isPresent())
                        ? 1
                        : 0;
                for (int change : series.changes()) {
                    Optional<Shift> nearest = course.shifts().stream()
                            .min(Comparator.comparingInt(shift -> Math.abs(shift.first() - change)))
                            .filter(shift -> Math.abs(shift.first() - change) <= 2 * tolerance);
                    told += nearest.isPresent() ? 1 : 0;
                    within += nearest.filter(shift -> shift.earliest() <= change && change <= shift.latest())
                                    .isPresent()
                            ? 1
                            : 0;
                }
            }
            return new Outcome(
                    kind,
                    ours,
                    (double) drifting / count,
                    told == 0 ? Double.NaN : (double) within / told,
                    plain(peers, PlainEDivisive.usual(SHORTEST), tolerance),
                    plain(peers, new PlainEDivisive(SHORTEST, 0.01, 199, 1), tolerance));
        }

        private static TrialScore plain(List<GeneratedSeries> all, PlainEDivisive peer, int tolerance) {
            List<List<Integer>> answers = all.parallelStream()
                    .map(series -> peer.changes(series.values()))
                    .toList();
            var score = new TrialScore(tolerance);
            for (int i = 0; i < all.size(); i++) {
                score.add(answers.get(i), all.get(i).changes());
            }
            return score;
        }

        void addTo(MarkdownTable changes, MarkdownTable nothing, MarkdownTable drift) {
            if (kind.drifts()) {
                drift.row(
                        kind.words(),
                        TrialScore.percent(drifts),
                        TrialScore.percent(ours.falseSeries()),
                        TrialScore.percent(plain.falseSeries()),
                        TrialScore.percent(strict.falseSeries()));
            } else if (!kind.hasChanges()) {
                nothing.row(
                        kind.words(),
                        TrialScore.percent(ours.falseSeries()),
                        TrialScore.percent(drifts),
                        TrialScore.percent(plain.falseSeries()),
                        TrialScore.percent(strict.falseSeries()));
            }
            if (kind.hasChanges()) {
                changes.row(
                        kind.words(),
                        TrialScore.percent(ours.precision()),
                        TrialScore.percent(ours.recall()),
                        String.format(Locale.ROOT, "%.1f", ours.meanOff()),
                        TrialScore.percent(placeInInterval),
                        TrialScore.percent(plain.precision()),
                        TrialScore.percent(plain.recall()),
                        TrialScore.percent(strict.precision()),
                        TrialScore.percent(strict.recall()));
            }
        }
    }
}
