package dev.headroom.load.explain;

import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedLoad.WarmupPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What the two loads were: who set the pace, how fast, with how many at once, how long, and from when on it counted. */
final class LoadRules {

    private static final double SAME_RATE = 1.05;
    private static final double KEPT_RATE = 0.98;
    private static final double SAME_LENGTH = 2;
    private static final String UNKNOWN = "unknown";

    private LoadRules() {}

    static List<Difference> differences(ReportedLoad a, ReportedLoad b) {
        List<Difference> differences = new ArrayList<>();
        model(a, b).ifPresent(differences::add);
        rate(a, b).ifPresent(differences::add);
        concurrency(a, b).ifPresent(differences::add);
        warmup(a, b).ifPresent(differences::add);
        duration(a, b).ifPresent(differences::add);
        return differences;
    }

    private static Optional<Difference> model(ReportedLoad a, ReportedLoad b) {
        if (a.model().isLike(b.model())) {
            return Optional.empty();
        }
        LoadModel.Kind ofA = a.model().kind();
        LoadModel.Kind ofB = b.model().kind();
        String statement;
        if (ofA == LoadModel.Kind.UNKNOWN || ofB == LoadModel.Kind.UNKNOWN) {
            statement = (ofA == LoadModel.Kind.UNKNOWN ? "A" : "B")
                    + " does not tell whether a schedule set its pace or waiting users did.";
        } else if (ofA == ofB) {
            statement = "Requests that bunch up wait for each other where even ones do not.";
        } else {
            Side closed = ofA == LoadModel.Kind.CLOSED ? Side.A : Side.B;
            statement = closed + "'s users wait for their answers, so they ask least while the service is slowest; the"
                    + " other side's schedule goes on." + heldBack(closed, closed == Side.A ? a : b);
        }
        return Optional.of(
                Difference.of(Topic.MODEL, a.model().toString(), b.model().toString(), statement));
    }

    /** How much a closed model left unsent while its slowest answer was awaited. */
    private static String heldBack(Side side, ReportedLoad load) {
        OptionalLong max = load.headline().maxNanos();
        OptionalDouble rate = load.achievedRate();
        OptionalLong users = load.model().users();
        if (max.isEmpty() || rate.isEmpty() || users.isEmpty()) {
            return "";
        }
        double wanted = rate.getAsDouble() * max.getAsLong() / 1e9;
        return wanted <= users.getAsLong()
                ? ""
                : " During its slowest answer of " + DurationText.of(max.getAsLong()) + " a schedule of "
                        + perSecond(rate) + " would have started " + DecimalText.grouped(Math.round(wanted))
                        + " requests; " + side + " can have had no more than "
                        + DecimalText.grouped(users.getAsLong()) + " in flight.";
    }

    private static Optional<Difference> rate(ReportedLoad a, ReportedLoad b) {
        List<String> statements = new ArrayList<>();
        OptionalDouble ofA = a.achievedRate();
        OptionalDouble ofB = b.achievedRate();
        if (ofA.orElse(0) > 0 && ofB.orElse(0) > 0) {
            double ratio = ofB.getAsDouble() / ofA.getAsDouble();
            if (ratio > SAME_RATE || ratio < 1 / SAME_RATE) {
                Side faster = ratio > 1 ? Side.B : Side.A;
                statements.add(faster + " sent " + DecimalText.fixed(Math.max(ratio, 1 / ratio), 2)
                        + " times as many requests per second. Times rise with the rate, the more so the nearer the"
                        + " service is to its limit; two results cannot tell by how much.");
            }
        }
        unkept(Side.A, a, statements);
        unkept(Side.B, b, statements);
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Difference.of(Topic.RATE, perSecond(ofA), perSecond(ofB), String.join(" ", statements)));
    }

    private static void unkept(Side side, ReportedLoad load, List<String> statements) {
        double wanted = load.model().ratePerSecond().orElse(0);
        double got = load.achievedRate().orElse(wanted);
        if (wanted > 0 && got < KEPT_RATE * wanted) {
            statements.add(side + " wanted " + perSecond(OptionalDouble.of(wanted)) + " and sent "
                    + perSecond(OptionalDouble.of(got)) + ".");
        }
    }

    private static Optional<Difference> concurrency(ReportedLoad a, ReportedLoad b) {
        OptionalLong ofA = a.connections();
        OptionalLong ofB = b.connections();
        if (ofA.isEmpty() || ofB.isEmpty() || ofA.getAsLong() == ofB.getAsLong()) {
            return Optional.empty();
        }
        return Optional.of(Difference.of(
                Topic.CONCURRENCY,
                DecimalText.grouped(ofA.getAsLong()) + " at once",
                DecimalText.grouped(ofB.getAsLong()) + " at once",
                "More connections or users at once let more requests queue inside the service; fewer let them queue"
                        + " before it, where only times from the intended start see them."));
    }

    private static Optional<Difference> warmup(ReportedLoad a, ReportedLoad b) {
        if (a.warmup() == b.warmup() || a.warmup() == WarmupPart.UNKNOWN || b.warmup() == WarmupPart.UNKNOWN) {
            return Optional.empty();
        }
        Side cold = a.warmup() == WarmupPart.INCLUDED ? Side.A : Side.B;
        return Optional.of(Difference.of(
                Topic.WARMUP,
                a.warmup().id(),
                b.warmup().id(),
                cold + " counts from its first request on: connections that open, and code that is not compiled or"
                        + " cached yet, are in its percentiles. The other was loaded before it counted."));
    }

    private static Optional<Difference> duration(ReportedLoad a, ReportedLoad b) {
        Duration ofA = a.windowIfKnown().orElse(Duration.ZERO);
        Duration ofB = b.windowIfKnown().orElse(Duration.ZERO);
        if (ofA.isZero() || ofB.isZero()) {
            return Optional.empty();
        }
        double ratio = ofB.toNanos() / (double) ofA.toNanos();
        if (ratio < SAME_LENGTH && ratio > 1 / SAME_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(Difference.of(
                Topic.DURATION,
                DurationText.of(ofA.toNanos()),
                DurationText.of(ofB.toNanos()),
                "What happens now and then, such as a collection of garbage or a batch, is more likely in the longer"
                        + " one."));
    }

    private static String perSecond(OptionalDouble rate) {
        return rate.isPresent() ? DecimalText.grouped(rate.getAsDouble(), 1) + "/s" : UNKNOWN;
    }
}
