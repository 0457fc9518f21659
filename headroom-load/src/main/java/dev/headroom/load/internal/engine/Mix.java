package dev.headroom.load.internal.engine;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.template.RequestValues;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the next request: its endpoint by weight, its trace id by counting, its parameters by chance. */
final class Mix {

    private final List<String> names;
    private final RequestRenderer[] renderers;
    private final int[] cumulativeWeights;
    private final SplittableRandom random;
    private final RequestValues values;
    private long traceIdLow;
    private int endpoint;

    Mix(LoadPlan plan, List<RequestRenderer> renderers) {
        names = plan.endpoints().stream().map(EndpointLoad::name).toList();
        this.renderers = renderers.toArray(RequestRenderer[]::new);
        cumulativeWeights = new int[names.size()];
        int sum = 0;
        for (int i = 0; i < cumulativeWeights.length; i++) {
            sum += plan.endpoints().get(i).weight();
            cumulativeWeights[i] = sum;
        }
        random = new SplittableRandom(plan.seeds().mix());
        values = new RequestValues(random);
        // Counted from a place of its own, so that ids of two loads with one high half do not meet; 62 bits never wrap
        // to 0.
        traceIdLow = new SplittableRandom(plan.seeds().traceIdHigh()).nextLong() >>> 2;
    }

    List<String> names() {
        return names;
    }

    /** An independent stream of random numbers, for a schedule. */
    SplittableRandom random() {
        return random.split();
    }

    /** Draws an endpoint and a trace id, without rendering. */
    void draw() {
        traceIdLow++;
        int drawn = random.nextInt(cumulativeWeights[cumulativeWeights.length - 1]);
        endpoint = 0;
        while (cumulativeWeights[endpoint] <= drawn) {
            endpoint++;
        }
    }

    /** Draws and renders. */
    RequestRenderer next() {
        draw();
        RequestRenderer renderer = renderers[endpoint];
        renderer.render(values.withTraceIdLow(traceIdLow));
        return renderer;
    }

    int endpoint() {
        return endpoint;
    }

    long traceIdLow() {
        return traceIdLow;
    }
}
