package dev.headroom.load.internal.engine;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.SessionLoad;
import dev.headroom.load.internal.template.RequestValues;
import dev.headroom.load.internal.template.Rows;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws the next arrival: its endpoint or session by weight, its trace id by counting, its parameters by chance. */
final class Mix {

    private final int endpoints;
    private final int[] cumulativeWeights;
    private final SplittableRandom random;
    private final RequestValues values;
    private final int idStep;
    private long traceIdLow;
    private int drawn;

    Mix(LoadPlan plan, Share share) {
        endpoints = plan.endpoints().size();
        cumulativeWeights = IntStream.concat(
                        plan.endpoints().stream().mapToInt(EndpointLoad::weight),
                        plan.sessions().stream().mapToInt(SessionLoad::weight))
                .toArray();
        for (int i = 1; i < cumulativeWeights.length; i++) {
            cumulativeWeights[i] += cumulativeWeights[i - 1];
        }
        random = share.own(new SplittableRandom(plan.seeds().mix()));
        values = new RequestValues(random, new Rows(plan.data(), random, share.index(), share.count()));
        idStep = share.count();
        // Counted from a place of its own, so that ids of two loads with one high half do not meet; 62 bits never wrap
        // to 0.
        traceIdLow = new SplittableRandom(plan.seeds().traceIdHigh()).nextLong() >>> 2;
        traceIdLow += share.index() + 1 - idStep;
    }

    /** An independent stream of random numbers, for a schedule. */
    SplittableRandom random() {
        return random.split();
    }

    /** What requests are filled with. */
    RequestValues values() {
        return values;
    }

    /** Draws an arrival and a trace id. */
    void draw() {
        traceIdLow += idStep;
        int weight = random.nextInt(cumulativeWeights[cumulativeWeights.length - 1]);
        drawn = 0;
        while (cumulativeWeights[drawn] <= weight) {
            drawn++;
        }
    }

    /** A trace id for a request that does not arrive by itself. */
    long nextTraceIdLow() {
        traceIdLow += idStep;
        return traceIdLow;
    }

    /** The session that was drawn, or {@link Journey#NO_SESSION}. */
    int session() {
        return drawn < endpoints ? Journey.NO_SESSION : drawn - endpoints;
    }

    /** The endpoint that was drawn, if it was no session. */
    int endpoint() {
        return drawn;
    }

    long traceIdLow() {
        return traceIdLow;
    }
}
