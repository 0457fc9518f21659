package dev.headroom.load.explain;

import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.load.Population;
import java.util.List;
import java.util.Optional;

/** What is left of the difference once like is compared with like. */
final class Conclusion {

    /** Ratios nearer to 1 than this are called the same. */
    private static final double SAME = 1.05;

    private Conclusion() {}

    static String of(TimesPair headlines, Optional<TimesPair> alike, List<Difference> differences) {
        if (alike.isEmpty()) {
            return "The two files hold no times that count alike, so their percentiles cannot be compared at all.";
        }
        Optional<PercentilePair> pair = telling(alike.get());
        if (pair.isEmpty()) {
            return "The two files hold no percentile in common.";
        }
        String counted = counted(alike.get());
        var sentence = new StringBuilder("Counted alike, as ")
                .append(counted)
                .append(", ")
                .append(pair.get().percentile().label())
                .append(" is ")
                .append(DurationText.of(pair.get().a().getAsLong()))
                .append(" in A and ")
                .append(DurationText.of(pair.get().b().getAsLong()))
                .append(" in B")
                .append(compared(pair.get()));
        if (!alike.get().equals(headlines)) {
            headlines.percentiles().stream()
                    .filter(each -> each.percentile().equals(pair.get().percentile()))
                    .filter(each -> each.ratio().isPresent())
                    .findFirst()
                    .ifPresent(each -> sentence.append(" What the tools put first differs ")
                            .append(fold(each.ratio().getAsDouble()))
                            .append('.'));
        }
        if (pair.get().chance() != PercentilePair.Chance.WITHIN && hasOpenReasons(differences)) {
            sentence.append(" What remains may come from any of the differences without a number.");
        }
        return sentence.toString();
    }

    private static String counted(TimesPair alike) {
        String kind = alike.a().kind().label();
        if (alike.a().population() != alike.b().population()) {
            return kind + ", though not of the same requests (A: "
                    + alike.a().population().id() + ", B: "
                    + alike.b().population().id() + ")";
        }
        return kind + " of " + (alike.a().population() == Population.ALL ? "all" : "the successful") + " requests";
    }

    /** The highest percentile both have enough requests for; else the highest both have. */
    private static Optional<PercentilePair> telling(TimesPair alike) {
        List<PercentilePair> both = alike.percentiles().stream()
                .filter(pair -> pair.a().isPresent() && pair.b().isPresent())
                .toList();
        Optional<PercentilePair> bounded =
                both.stream().filter(pair -> pair.aBounded() && pair.bBounded()).reduce((low, high) -> high);
        return bounded.isPresent() ? bounded : both.stream().findFirst();
    }

    private static String compared(PercentilePair pair) {
        String chance =
                switch (pair.chance()) {
                    case WITHIN -> ", no further apart than chance alone puts two runs.";
                    case BEYOND -> ", further apart than chance alone puts two runs.";
                    case UNKNOWN -> "; how much of that is chance, the files do not tell.";
                };
        return (pair.ratio().isPresent() ? " (" + fold(pair.ratio().getAsDouble()) + ")" : "") + chance;
    }

    private static String fold(double ratio) {
        double size = Math.max(ratio, 1 / ratio);
        return size < SAME ? "by less than 5 %" : DecimalText.fixed(size, size < 10 ? 2 : 0) + "-fold";
    }

    private static boolean hasOpenReasons(List<Difference> differences) {
        return differences.stream().anyMatch(difference -> difference.effects().isEmpty());
    }
}
