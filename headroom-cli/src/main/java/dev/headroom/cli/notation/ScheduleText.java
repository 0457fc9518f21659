package dev.headroom.cli.notation;

import dev.headroom.load.schedule.Schedule;
import dev.headroom.load.schedule.Spacing;
import dev.headroom.load.schedule.StartsFile;
import dev.headroom.load.schedule.StartsFileException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a schedule is written:
 *
 * <pre>
 * 400/s                                  constant and poisson alone take the rate that is given beside them
 * constant 400/s
 * poisson 400/s
 * ramp 100/s to 1000/s over 30s
 * steps 100/s 200/s 400/s every 10s
 * spikes 100/s to 1000/s for 2s every 10s
 * replay starts.txt
 * </pre>
 *
 * <p>{@code poisson} before a ramp, steps or spikes gives them the gaps of independent users.
 */
public final class ScheduleText {

    private static final String CONSTANT = "constant";
    private static final String POISSON = "poisson";
    private static final List<String> SHAPES = List.of(CONSTANT, POISSON, "ramp", "steps", "spikes", "replay");
    private static final int MOST_STEPS = 1_000;
    private static final String FORMS = "constant 400/s, poisson 400/s, ramp 100/s to 1000/s over 30s,"
            + " steps 100/s 200/s 400/s every 10s, spikes 100/s to 1000/s for 2s every 10s or replay FILE";

    private final Phrase phrase;
    private final OptionalDouble rate;
    private final Path folder;

    private ScheduleText(String text, OptionalDouble rate, Path folder) {
        phrase = new Phrase(text, FORMS);
        this.rate = rate;
        this.folder = folder;
    }

    /**
     * @param rate given beside the schedule, for those that say none
     * @param folder where the file of a replay is looked for
     */
    public static Schedule parse(String text, OptionalDouble rate, Path folder) throws NotationException {
        return new ScheduleText(text, rate, folder).schedule();
    }

    private Schedule schedule() throws NotationException {
        boolean poisson = phrase.take(POISSON);
        Schedule schedule = poisson && !phrase.hasNext() ? Schedule.constant(rateBeside()) : shape();
        phrase.end();
        return poisson ? schedule.withSpacing(Spacing.POISSON) : schedule;
    }

    private Schedule shape() throws NotationException {
        if (rate.isPresent() && !phrase.nextIs(CONSTANT)) {
            throw phrase.wrong("the schedule says its own rates, and a rate is given beside it; keep one of them");
        }
        if (phrase.nextIsRate()) {
            return Schedule.constant(above0(phrase.rate()));
        }
        return switch (phrase.oneOf("a schedule", SHAPES)) {
            case CONSTANT -> constant();
            case "ramp" -> ramp();
            case "steps" -> steps();
            case "spikes" -> spikes();
            case "replay" -> replay();
            default -> throw phrase.wrongBefore("'poisson' stands once, before the schedule it belongs to");
        };
    }

    private Schedule constant() throws NotationException {
        if (!phrase.hasNext()) {
            return Schedule.constant(rateBeside());
        }
        if (rate.isPresent()) {
            throw phrase.wrong("the schedule says its own rate, and one is given beside it; keep one of them");
        }
        return Schedule.constant(above0(phrase.rate()));
    }

    private Schedule ramp() throws NotationException {
        phrase.isOf("ramp 100/s to 1000/s over 30s");
        double from = phrase.rate();
        phrase.expect("to");
        double to = above0(phrase.rate());
        phrase.expect("over");
        return Schedule.ramp(from, to, phrase.time());
    }

    private Schedule steps() throws NotationException {
        phrase.isOf("steps 100/s 200/s 400/s every 10s");
        List<Double> rates = new ArrayList<>();
        do {
            rates.add(phrase.rate());
        } while (!phrase.nextIs("every") && rates.size() < MOST_STEPS);
        if (rates.stream().allMatch(step -> step == 0)) {
            throw phrase.wrong("one of the rates must be above 0");
        }
        phrase.expect("every");
        return Schedule.steps(rates, phrase.time());
    }

    private Schedule spikes() throws NotationException {
        phrase.isOf("spikes 100/s to 1000/s for 2s every 10s");
        double low = phrase.rate();
        phrase.expect("to");
        double high = above0(phrase.rate());
        phrase.expect("for");
        Duration lasting = phrase.time();
        phrase.expect("every");
        Duration every = phrase.time();
        if (lasting.compareTo(every) >= 0) {
            throw phrase.wrongBefore("the period must be longer than the spike");
        }
        return Schedule.spikes(low, high, lasting, every);
    }

    private Schedule replay() throws NotationException {
        phrase.isOf("replay FILE, with one start a line");
        String file = phrase.rest("a file");
        try {
            return StartsFile.read(folder.resolve(file));
        } catch (StartsFileException e) {
            throw phrase.wrongBefore(String.valueOf(e.getMessage()));
        } catch (InvalidPathException e) {
            throw phrase.wrongBefore("'" + file + "' is not the name of a file");
        }
    }

    private double rateBeside() throws NotationException {
        if (rate.isEmpty()) {
            throw phrase.wrong("a rate is missing");
        }
        return rate.getAsDouble();
    }

    private double above0(double perSecond) throws NotationException {
        if (perSecond == 0) {
            throw phrase.wrongBefore("this rate must be above 0");
        }
        return perSecond;
    }
}
