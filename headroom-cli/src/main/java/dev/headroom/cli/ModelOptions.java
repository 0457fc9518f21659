package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.notation.NotationException;
import dev.headroom.cli.notation.RateArgument;
import dev.headroom.cli.notation.ScheduleText;
import dev.headroom.cli.notation.ThinkText;
import dev.headroom.load.Arrivals;
import dev.headroom.load.schedule.Schedule;
import dev.headroom.load.schedule.Spacing;
import dev.headroom.load.schedule.ThinkTime;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How requests arrive: the open model's rate and schedule, or the closed model's users. */
final class ModelOptions {

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            converter = RateArgument.class,
            description =
                    "Open model: this many requests per second start when they should, whatever the service does.")
    private @Nullable Double rate;

    @Option(
            names = "--schedule",
            paramLabel = "TEXT",
            description = {
                "Open model whose rate changes: 'ramp 100/s to 1000/s over 30s',",
                "'steps 100/s 200/s 400/s every 10s', 'spikes 100/s to 1000/s for 2s every 10s',",
                "'replay FILE' with one start a line; 'poisson' before the first three, or beside --rate."
            })
    private @Nullable String schedule;

    @Option(names = "--poisson", description = "Random gaps, as independent users arrive.")
    private boolean poisson;

    @Option(
            names = "--closed",
            paramLabel = "N",
            description = "Closed model: this many users, each waiting for its answer before asking again.")
    private @Nullable Integer closed;

    @Option(
            names = "--think",
            paramLabel = "TIME",
            description = "With --closed: what users wait before asking again, '1s' or 'exponential 1s'.")
    private @Nullable String think;

    Arrivals arrivals() throws CommandFailure {
        if (closed != null) {
            return closed(closed);
        }
        if (think != null) {
            throw CommandFailure.input("--think belongs to a closed model. Give --closed N with it.", null);
        }
        Schedule open;
        if (schedule != null) {
            open = schedule(schedule);
        } else if (rate != null) {
            open = Schedule.constant(rate);
        } else {
            throw CommandFailure.input("How do requests arrive? Give --rate N, --schedule TEXT or --closed N.", null);
        }
        return new Arrivals.Open(poisson ? open.withSpacing(Spacing.POISSON) : open);
    }

    private Arrivals closed(int users) throws CommandFailure {
        if (rate != null || schedule != null || poisson) {
            throw CommandFailure.input(
                    "A closed model has users and no rate or schedule. Keep --closed or the other.", null);
        }
        try {
            return new Arrivals.Closed(users, think == null ? ThinkTime.none() : ThinkText.parse(think));
        } catch (NotationException e) {
            throw CommandFailure.input("--think " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.input(e.getMessage() + ".", e);
        }
    }

    private Schedule schedule(String text) throws CommandFailure {
        try {
            OptionalDouble beside = rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
            return ScheduleText.parse(text, beside, Path.of(""));
        } catch (NotationException e) {
            throw CommandFailure.input("--schedule " + e.getMessage(), e);
        }
    }
}
