package dev.headroom.benchmarks.gates;

import dev.headroom.gate.block.Block;
import dev.headroom.measure.Percentile;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where the blocks of trials come from. */
public interface TrialSource {

    /** As tables call it. */
    String name();

    /**
     * The blocks of one trial, one a call, without end.
     *
     * @param factor by which the change makes every response take longer; 1 for unchanged code
     */
    Supplier<TrialBlock> trial(double factor, long seed);

    static TrialSource simulated(ForkModel model, Percentile percentile) {
        return new Simulated(model, percentile);
    }

    /**
     * Every kind of simulated process.
     *
     * @param metrics {@code p(50)} and {@code p(95)}, or one of them
     */
    static List<Simulated> simulated(List<String> metrics) {
        return Stream.of(Percentile.P50, Percentile.P95)
                .map(percentile -> new Simulated(ForkModel.seconds(), percentile))
                .filter(first -> metrics.contains(first.metric()))
                .flatMap(first -> ForkModel.all().stream().map(model -> new Simulated(model, first.percentile())))
                .toList();
    }

    /** One metric of simulated processes. */
    record Simulated(ForkModel model, Percentile percentile) implements TrialSource {

        /** As a limit names it: {@code p(95)}. */
        public String metric() {
            return "p(" + percentile.label().substring(1) + ")";
        }

        @Override
        public String name() {
            return percentile.label() + ", " + model.name();
        }

        @Override
        public Supplier<TrialBlock> trial(double factor, long seed) {
            var service = new SimulatedService(model, factor, seed);
            return () -> {
                SimulatedService.Pair pair = service.next();
                return new TrialBlock(
                        new Block(pair.before().side(percentile), pair.after().side(percentile)), Optional.of(pair));
            };
        }
    }
}
