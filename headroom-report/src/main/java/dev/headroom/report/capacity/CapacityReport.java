package dev.headroom.report.capacity;

import dev.headroom.gate.Verdict;
import dev.headroom.load.capacity.CapacityLimit;
import dev.headroom.load.capacity.LoadLevel;
import dev.headroom.load.capacity.MeasuredLevel;
import dev.headroom.load.capacity.ProbedRate;
import dev.headroom.load.capacity.ScalabilityFit;
import dev.headroom.load.capacity.ServiceLevel;
import dev.headroom.load.capacity.UnfitLevelsException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What {@code headroom capacity} found.
 *
 * @param target what was loaded, for people
 * @param level what had to be kept
 * @param limit the search
 * @param levels of concurrency, for the scalability law; empty if none were measured
 * @param questions what was asked of the capacity
 * @param cutShort why the search ended before its time; empty if it did not
 */
public record CapacityReport(
        String target,
        ServiceLevel level,
        CapacityLimit limit,
        List<MeasuredLevel> levels,
        CapacityQuestions questions,
        Optional<String> cutShort) {

    public CapacityReport {
        levels = List.copyOf(levels);
    }

    /** The law that was fitted, or why there is none. */
    public sealed interface Scalability {
        /** The law. */
        record Fitted(ScalabilityFit fit) implements Scalability {}

        /** None: the levels do not carry one. */
        record Refused(String reason) implements Scalability {}
    }

    public Scalability scalability() {
        List<LoadLevel> believed = levels.stream()
                .filter(measured -> measured.leftOut().isEmpty())
                .map(MeasuredLevel::level)
                .toList();
        try {
            return new Scalability.Fitted(ScalabilityFit.of(believed));
        } catch (UnfitLevelsException e) {
            return new Scalability.Refused(e.getMessage());
        }
    }

    public Optional<ScalabilityFit> fit() {
        return scalability() instanceof Scalability.Fitted fitted ? Optional.of(fitted.fit()) : Optional.empty();
    }

    /** The highest rate that keeps the service level; empty if none did. */
    public OptionalDouble limitRate() {
        return limit.kept().map(kept -> OptionalDouble.of(kept.rate())).orElse(OptionalDouble.empty());
    }

    /** Today's rate as a share of the limit. */
    public OptionalDouble usedToday() {
        return questions.today().isPresent() && limitRate().isPresent()
                ? OptionalDouble.of(
                        questions.today().getAsDouble() / limitRate().getAsDouble())
                : OptionalDouble.empty();
    }

    /** Instances like this one that carry the needed rate, as long as they share nothing that ends first. */
    public OptionalLong instances() {
        return questions.need().isPresent() && limitRate().isPresent()
                ? OptionalLong.of((long)
                        Math.ceil(questions.need().getAsDouble() / limitRate().getAsDouble()))
                : OptionalLong.empty();
    }

    /**
     * Pass if every rate that was asked for is kept, fail if one is not, inconclusive if one lies between the last rate kept
     * and the first that is not. Invalid if the search was cut short, or the generator or the host ended it before the
     * question was answered.
     */
    public Verdict verdict() {
        List<Double> asked = Stream.of(questions.today(), questions.atLeast())
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        if (cutShort.isPresent()) {
            return Verdict.INVALID;
        }
        if (asked.isEmpty()) {
            boolean measurable = limit.above().map(ProbedRate::fails).orElse(true);
            return !measurable ? Verdict.INVALID : limit.kept().isPresent() ? Verdict.PASS : Verdict.FAIL;
        }
        return asked.stream().map(this::judge).max(Verdict::compareTo).orElseThrow();
    }

    /** One rate that is asked for, held against the limit. */
    Verdict judge(double asked) {
        if (cutShort.isPresent()) {
            return Verdict.INVALID;
        }
        if (limit.kept().map(kept -> asked <= kept.rate()).orElse(false)) {
            return Verdict.PASS;
        }
        if (limit.above().isEmpty()) {
            return Verdict.INCONCLUSIVE;
        }
        ProbedRate above = limit.above().get();
        if (!above.fails()) {
            return Verdict.INVALID;
        }
        return asked >= above.rate() ? Verdict.FAIL : Verdict.INCONCLUSIVE;
    }
}
