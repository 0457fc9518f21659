package dev.headroom.cli.capacity;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.capacity.CapacitySearch;
import dev.headroom.load.capacity.LoadLevel;
import dev.headroom.load.capacity.MeasuredLevel;
import dev.headroom.load.capacity.ProbeSample;
import dev.headroom.load.capacity.ProbedRate;
import dev.headroom.load.capacity.SearchPlan;
import dev.headroom.load.capacity.ServiceLevel;
import dev.headroom.load.capacity.UserLadder;
import dev.headroom.report.capacity.CapacityQuestions;
import dev.headroom.report.capacity.CapacityReport;
import dev.headroom.report.capacity.RateText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One search from the warm-up to the report. First the ladder of users, whose highest throughput says where to begin, then
 * the search by rate. What is known when the service dies, or on Ctrl-C, is reported as cut short.
 */
public final class CapacityRun {

    /** The first rate as a share of the users' highest throughput: no open queue keeps up with all of it. */
    private static final double START = 0.5;

    private static final int MOST_PROBES = SearchPlan.startingAt(1).mostProbes();

    private final LoadedTarget target;
    private final CapacityTimes times;
    private final UserLadder ladder;
    private final ServiceLevel level;
    private final Progress progress;
    private final List<MeasuredLevel> levels = new ArrayList<>();

    public CapacityRun(LoadedTarget target, CapacityTimes times, int mostUsers, ServiceLevel level, Progress progress) {
        this.target = target;
        this.times = times;
        this.ladder = new UserLadder(mostUsers);
        this.level = level;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param start the first rate; empty to take it from the ladder
     * @param highest no higher rate is tried
     * @throws CommandFailure if nothing could be measured at all
     */
    public CapacityReport execute(String name, OptionalDouble start, double highest, CapacityQuestions questions)
            throws CommandFailure {
        Optional<CapacitySearch> search = Optional.empty();
        Optional<String> cutShort = Optional.empty();
        try {
            warmUp();
            climb();
            search = Optional.of(new CapacitySearch(plan(start, highest), level));
            search(search.get());
        } catch (InvalidLoadException e) {
            throw CommandFailure.input(e.getMessage(), e);
        } catch (LoadFailedException e) {
            if (levels.isEmpty()) {
                throw CommandFailure.run(e.getMessage(), e);
            }
            cutShort = Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            if (levels.isEmpty()) {
                throw CommandFailure.run("Interrupted before anything was measured.", e);
            }
            cutShort = Optional.of("Headroom was asked to end.");
        } finally {
            progress.end();
        }
        var limit = search.orElseGet(() -> new CapacitySearch(SearchPlan.startingAt(1), level))
                .limit();
        return new CapacityReport(name, level, limit, levels, questions, cutShort);
    }

    private void warmUp() throws InvalidLoadException, LoadFailedException, InterruptedException {
        progress.phase("warming up with 2 users", times.warmUp());
        target.warmUp(times.warmUp(), progress);
    }

    private void climb() throws InvalidLoadException, LoadFailedException, InterruptedException {
        List<LoadLevel> climbed = new ArrayList<>();
        for (OptionalInt users = ladder.next(climbed); users.isPresent(); users = ladder.next(climbed)) {
            MeasuredLevel measured = level(users.getAsInt(), ladder.mostLevels() - climbed.size());
            if (measured.leftOut().isPresent()) {
                // The host may be quiet again; a generator at its end will be found there again.
                measured = level(users.getAsInt(), ladder.mostLevels() - climbed.size());
            }
            levels.add(measured);
            climbed.add(measured.level());
        }
    }

    private MeasuredLevel level(int users, int levelsLeft)
            throws InvalidLoadException, LoadFailedException, InterruptedException {
        Duration left = times.level().multipliedBy(levelsLeft).plus(times.expectedSearch(MOST_PROBES));
        progress.phase(
                String.format(
                        Locale.ROOT,
                        "%d user%s at once; at most %d more levels, then the search, about %s in all",
                        users,
                        users == 1 ? "" : "s",
                        levelsLeft - 1,
                        left(left)),
                times.level());
        return target.users(users, times.level(), progress);
    }

    private SearchPlan plan(OptionalDouble start, double highest) {
        double best = levels.stream()
                .mapToDouble(measured -> measured.level().throughput())
                .max()
                .orElse(0);
        double first = start.orElse(Math.max(1, best * START));
        return SearchPlan.startingAt(first)
                .withWindows(times.probe(), times.longestProbe())
                .withHighest(highest);
    }

    /** How a probe may end without a number. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;

        private Stopped(Exception cause) {
            super(cause);
        }
    }

    private void search(CapacitySearch search) throws InvalidLoadException, LoadFailedException, InterruptedException {
        try {
            int made = 0;
            for (OptionalDouble rate = search.next(); rate.isPresent(); rate = search.next()) {
                made++;
                String what = String.format(
                        Locale.ROOT,
                        "probe %d of at most %d: %s; about %s left in all",
                        made,
                        MOST_PROBES,
                        RateText.of(rate.getAsDouble()),
                        left(times.expectedSearch(MOST_PROBES - made + 1)));
                ProbedRate probed = search.probe(rate.getAsDouble(), (perSecond, window) -> {
                    progress.phase(what, window);
                    return measure(perSecond, window);
                });
                search.add(probed);
            }
        } catch (Stopped e) {
            rethrow(e.getCause());
        }
    }

    private ProbeSample measure(double perSecond, Duration window) throws Stopped {
        try {
            return target.rate(perSecond, times.leadIn(), window, progress);
        } catch (InvalidLoadException | LoadFailedException | InterruptedException e) {
            throw new Stopped(e);
        }
    }

    private static void rethrow(@Nullable Throwable cause)
            throws InvalidLoadException, LoadFailedException, InterruptedException {
        if (cause instanceof InvalidLoadException invalid) {
            throw invalid;
        } else if (cause instanceof LoadFailedException failed) {
            throw failed;
        } else if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        throw new IllegalStateException(cause);
    }

    private static String left(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 120 ? seconds + " s" : (seconds + 59) / 60 + " min";
    }
}
