package dev.headroom.load.explain;

import dev.headroom.measure.load.ReportedLoad;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why two load results differ.
 *
 * @param headlines what each tool puts first, however it counts
 * @param alike the same kind of times of the same requests, where both files hold one; null otherwise
 * @param differences what explains most first
 * @param conclusion what is left once like is compared with like; whole sentences
 * @param rerun what to run again; whole sentences
 */
public record Explanation(
        ReportedLoad a,
        ReportedLoad b,
        TimesPair headlines,
        @Nullable TimesPair alike,
        List<Difference> differences,
        String conclusion,
        List<String> rerun) {

    public Explanation {
        differences = List.copyOf(differences);
        rerun = List.copyOf(rerun);
    }

    public static Explanation of(ReportedLoad a, ReportedLoad b) {
        TimesPair headlines = TimesPair.headlines(a, b);
        Optional<TimesPair> alike = TimesPair.alike(a, b);
        List<Difference> differences = Stream.of(
                        BeliefRule.differences(a, b),
                        CountingRules.differences(a, b),
                        LoadRules.differences(a, b),
                        ErrorRule.differences(a, b))
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Explanation::rank)
                        .thenComparing(
                                Comparator.comparingDouble(Difference::size).reversed())
                        .thenComparing(Difference::topic))
                .toList();
        return new Explanation(
                a,
                b,
                headlines,
                alike.orElse(null),
                differences,
                Conclusion.of(headlines, alike, differences),
                Rerun.of(a, b, alike, differences));
    }

    public Optional<TimesPair> alikeIfAny() {
        return Optional.ofNullable(alike);
    }

    /**
     * Numbers that cannot be believed, or are of different services, need no finer reasons; that a tool does not check
     * itself is none by itself.
     */
    private static int rank(Difference difference) {
        return switch (difference.topic()) {
            case TARGET -> 0;
            case SELF_CHECK -> BeliefRule.refuses(difference) ? 0 : 2;
            default -> 1;
        };
    }
}
