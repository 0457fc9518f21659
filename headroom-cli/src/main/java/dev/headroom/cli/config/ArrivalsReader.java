package dev.headroom.cli.config;

import dev.headroom.cli.notation.NotationException;
import dev.headroom.cli.notation.ScheduleText;
import dev.headroom.cli.notation.ThinkText;
import dev.headroom.load.Arrivals;
import dev.headroom.load.schedule.Schedule;
import dev.headroom.load.schedule.ThinkTime;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code rate}, {@code schedule}, {@code closed} and {@code think} of a load. */
final class ArrivalsReader {

    static final int MOST_USERS = 10_000;

    private static final Pattern RATE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*/\\s*(s|min)");
    private static final double FASTEST_PER_SECOND = 1e6;

    private final Problems problems;
    private final Scalars scalars;
    private final Path folder;

    /** @param folder where the file of a replay is looked for */
    ArrivalsReader(Problems problems, Path folder) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.folder = folder;
    }

    Optional<Arrivals> read(ConfigMapping load) {
        if (load.has("rate") && load.has("closed")) {
            problems.add(load.node(), "load has both 'rate' (open model) and 'closed'; keep one of them");
            return Optional.empty();
        }
        if (load.has("closed")) {
            return closed(load);
        }
        load.get("think").ifPresent(n -> problems.add(n, "users of an open model do not think; give 'closed' instead"));
        Optional<Node> schedule = load.get("schedule");
        if (schedule.isEmpty()) {
            return load.require("rate", "400/s").flatMap(this::rate).map(Arrivals::constant);
        }
        Optional<Double> rate = load.get("rate").flatMap(this::rate);
        return load.has("rate") && rate.isEmpty()
                ? Optional.empty()
                : schedule.flatMap(n -> schedule(n, rate)).map(Arrivals.Open::new);
    }

    private Optional<Arrivals> closed(ConfigMapping load) {
        load.get("schedule")
                .ifPresent(n -> problems.add(n, "a closed model has no schedule; remove it or give a rate"));
        Optional<ThinkTime> think =
                load.has("think") ? load.get("think").flatMap(this::think) : Optional.of(ThinkTime.none());
        return load.get("closed")
                .flatMap(n -> scalars.integer(n, "closed", 1, MOST_USERS))
                .flatMap(users -> think.map(t -> new Arrivals.Closed((int) (long) users, t)));
    }

    private Optional<ThinkTime> think(Node node) {
        return scalars.scalar(node, "think").flatMap(scalar -> {
            try {
                return Optional.of(ThinkText.parse(scalar.getValue()));
            } catch (NotationException e) {
                problems.add(scalar, e);
                return Optional.empty();
            }
        });
    }

    private Optional<Schedule> schedule(Node node, Optional<Double> rate) {
        return scalars.scalar(node, "schedule").flatMap((ScalarNode scalar) -> {
            OptionalDouble beside = rate.isPresent() ? OptionalDouble.of(rate.get()) : OptionalDouble.empty();
            try {
                return Optional.of(ScheduleText.parse(scalar.getValue(), beside, folder));
            } catch (NotationException e) {
                problems.add(scalar, e);
                return Optional.empty();
            }
        });
    }

    private Optional<Double> rate(Node node) {
        return scalars.text(node, "rate").flatMap(text -> {
            Matcher matcher = RATE.matcher(text.strip());
            if (matcher.matches()) {
                double amount = Double.parseDouble(matcher.group(1));
                double perSecond = matcher.group(2).equals("s") ? amount : amount / 60;
                if (perSecond > 0 && perSecond <= FASTEST_PER_SECOND) {
                    return Optional.of(perSecond);
                }
            }
            problems.add(
                    node,
                    "rate must be requests per time, above 0 and at most 1000000/s, such as 400/s or 90/min, not "
                            + ConfigMapping.kind(node));
            return Optional.empty();
        });
    }
}
