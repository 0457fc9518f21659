package dev.headroom.gate.comparison;

import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Replication;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The forks of one metric without their warm-up.
 *
 * @param forks all of them in their order; empty in the place of one that reached no steady state
 * @param whole all of them as they were measured
 */
record SteadyForks(List<Optional<Fork>> forks, List<Fork> whole, List<String> unsteady, long dropped) {

    SteadyForks {
        forks = List.copyOf(forks);
        whole = List.copyOf(whole);
        unsteady = List.copyOf(unsteady);
    }

    /** Iterations are looked at where they follow one another in a process that warms up. */
    static SteadyForks of(BenchmarkMetric metric, Replication replication) {
        List<Optional<Fork>> forks = new ArrayList<>();
        List<String> unsteady = new ArrayList<>();
        long dropped = 0;
        for (Fork fork : metric.forks()) {
            var steady = replication == Replication.FORK
                    ? SteadyState.of(fork)
                    : new SteadyState(0, fork.iterations().size());
            if (steady.isSteady()) {
                dropped += steady.start();
                forks.add(Optional.of(fork.from(steady.start())));
            } else {
                unsteady.add(fork.name());
                forks.add(Optional.empty());
            }
        }
        return new SteadyForks(forks, metric.forks(), unsteady, dropped);
    }

    /** Whether so many have no steady state that to have none is what the benchmark does. */
    boolean areMostlyUnsteady() {
        return unsteady.size() * 3 > whole.size();
    }

    /** All forks with all their iterations. */
    SteadyForks asMeasured() {
        return new SteadyForks(whole.stream().map(Optional::of).toList(), whole, unsteady, 0);
    }

    /** Whether forks that reached no steady state were left out. */
    boolean leavesOut() {
        return steady().size() < whole.size();
    }

    long iterations() {
        return whole.stream().mapToLong(fork -> fork.iterations().size()).sum();
    }

    List<Fork> steady() {
        return forks.stream().flatMap(Optional::stream).toList();
    }
}
