package dev.headroom.load.explain;

import dev.headroom.measure.DecimalText;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.ReportedLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** What to run again so that like is compared with like. */
final class Rerun {

    private static final long SHORTEST_SECONDS = 30;
    private static final long LONGEST_SECONDS = 3600;
    private static final long WARMUP_SECONDS = 10;
    private static final Set<Topic> CURED_BY_ONE_LOAD = Set.of(
            Topic.COORDINATED_OMISSION,
            Topic.MODEL,
            Topic.RATE,
            Topic.CONCURRENCY,
            Topic.WARMUP,
            Topic.SAMPLE_SIZE,
            Topic.DURATION,
            Topic.RESOLUTION);

    private Rerun() {}

    static List<String> of(ReportedLoad a, ReportedLoad b, Optional<TimesPair> alike, List<Difference> differences) {
        Set<Topic> topics = differences.stream().map(Difference::topic).collect(Collectors.toSet());
        List<String> steps = new ArrayList<>();
        if (topics.contains(Topic.TARGET)) {
            steps.add("Load the same address on both sides.");
        }
        if (differences.stream().anyMatch(BeliefRule::refuses)) {
            steps.add("Repeat the side whose self-check failed, from an idle machine or at a lower rate.");
        }
        if (topics.stream().anyMatch(CURED_BY_ONE_LOAD::contains)) {
            steps.add("Measure both sides with one load: " + command(a, b));
            hint(Side.A, a, steps);
            hint(Side.B, b, steps);
        }
        if (topics.contains(Topic.ERRORS)) {
            steps.add("Remove the cause of the failures first, then compare the times of successful requests only.");
        }
        if (steps.isEmpty()) {
            steps.add(
                    "Nothing: they are alike in all that their files tell. Repeat both, alternating, to see by how much"
                            + " runs of the same kind differ.");
        } else if (alike.isEmpty()) {
            steps.add("Then compare response time with response time.");
        }
        return steps;
    }

    private static String command(ReportedLoad a, ReportedLoad b) {
        double rate = rate(a, b);
        String target = !a.target().isEmpty() ? a.target() : !b.target().isEmpty() ? b.target() : "URL";
        if (!(rate > 0)) {
            return "headroom load " + target + " --rate N --for 30s --warmup 10s --out FILE";
        }
        long forPercentile = (long) Math.ceil(2 * Percentile.P99_9.minimumCount() / rate);
        long seconds = Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, forPercentile));
        return "headroom load " + target + " --rate " + DecimalText.fixed(rate, rate < 10 ? 1 : 0) + " --for " + seconds
                + "s --warmup " + WARMUP_SECONDS + "s" + connections(a, b) + " --out FILE";
    }

    /** The rate of the side that had a schedule, else the slower one, which both can carry. */
    private static double rate(ReportedLoad a, ReportedLoad b) {
        OptionalDouble ofA = a.achievedRate();
        OptionalDouble ofB = b.achievedRate();
        boolean aIsOpen = a.model().kind() == LoadModel.Kind.OPEN;
        boolean bIsOpen = b.model().kind() == LoadModel.Kind.OPEN;
        if (aIsOpen != bIsOpen) {
            return (aIsOpen ? ofA : ofB).orElse(0);
        }
        return ofA.isPresent() && ofB.isPresent()
                ? Math.min(ofA.getAsDouble(), ofB.getAsDouble())
                : ofA.orElse(ofB.orElse(0));
    }

    private static String connections(ReportedLoad a, ReportedLoad b) {
        return a.connections().isPresent() && b.connections().isPresent()
                ? " --connections "
                        + Math.max(
                                1,
                                Math.max(
                                        a.connections().getAsLong(),
                                        b.connections().getAsLong()))
                : "";
    }

    /** How the side's own tool gets nearest to that. */
    private static void hint(Side side, ReportedLoad load, List<String> steps) {
        String tool = load.tool().split(" ", 2)[0];
        String hint =
                switch (tool) {
                    case "wrk" -> "wrk has no schedule: use wrk2 -R, with --latency";
                    case "wrk2" -> "wrk2 -R with --latency, for longer than the 10 s it calibrates";
                    case "k6" ->
                        "k6's constant-arrival-rate executor with enough preAllocatedVUs, and"
                                + " --summary-trend-stats \"med,p(95),p(99),p(99.9),max,count\"; its times still count from"
                                + " the send";
                    case "Gatling" -> "Gatling's constantUsersPerSec injection; its times still count from the send";
                    case "JMeter" -> "JMeter's Open Model Thread Group; its times still count from the send";
                    case "oha" -> "oha -q with --latency-correction";
                    default -> "";
                };
        if (!hint.isEmpty()) {
            steps.add("If " + side + " has to stay with its tool: " + hint + ".");
        }
    }
}
