package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.load.LoadResult;
import dev.headroom.measure.load.GeneratorRun;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.MeasuredEndpoint;
import dev.headroom.measure.load.MeasuredLoad;
import dev.headroom.measure.load.MergedLoad;
import dev.headroom.report.LoadSummary;
import java.util.List;

/**
 * A load with its circumstances: the fields of {@link LoadJson}, then who made it and how, and in a kept result all
 * histograms. The reader of the kept form is in the reader's module, which must not know this one.
 */
public final class LoadResultJson {

    private static final String ENCODING = "HdrHistogram V2, compressed, Base64; nanoseconds";

    private LoadResultJson() {}

    /** What {@code headroom load} and {@code headroom load merge} print. */
    public static String printed(MergedLoad merged) {
        return JsonText.write(object(merged.load(), merged.notes()));
    }

    /** The same of one generator, with what became of its checks and sessions. */
    public static String printed(MergedLoad merged, LoadResult result) {
        ObjectNode object = object(merged.load(), merged.notes());
        AnswersJson.append(object, result);
        return JsonText.write(object);
    }

    /** What they keep: the same, and the histograms, so that it can be merged. */
    public static String kept(MergedLoad merged) {
        ObjectNode object = object(merged.load(), merged.notes());
        histograms(object.putObject("histograms"), merged.load());
        return JsonText.write(object);
    }

    private static ObjectNode object(MeasuredLoad load, List<String> notes) {
        ObjectNode object = LoadJson.object(LoadSummary.of(load));
        model(object.putObject("model"), load.model());
        object.put("connections", load.connections());
        object.put("warmupNanos", load.warmup().toNanos());
        object.put("timeoutNanos", load.timeout().toNanos());
        object.put("started", load.started().toString());
        object.put("windowNanos", load.window().toNanos());
        object.put("complete", load.complete());
        ArrayNode generators = object.putArray("generators");
        load.generators().forEach(run -> generator(generators.addObject(), run));
        JsonText.put(object, "notes", notes);
        return object;
    }

    static void model(ObjectNode object, LoadModel model) {
        object.put("kind", model.kind().id());
        object.put("arrivals", model.arrivals());
        JsonText.put(object, "ratePerSecond", model.ratePerSecond());
        JsonText.put(object, "users", model.users());
    }

    private static void generator(ObjectNode object, GeneratorRun run) {
        object.put("id", run.id());
        object.put("host", run.host());
        object.put("version", run.version());
        object.put("started", run.started().toString());
        object.put("windowNanos", run.window().toNanos());
        object.put("complete", run.complete());
        object.put("requests", run.requests());
        MeasurementJson.selfCheck(object.putObject("selfCheck"), run.selfCheck());
    }

    private static void histograms(ObjectNode object, MeasuredLoad load) {
        object.put("encoding", ENCODING);
        object.put("lateness", load.lateness().toCompressed());
        object.put("connectionWaits", load.connectionWaits().toCompressed());
        ArrayNode endpoints = object.putArray("endpoints");
        for (MeasuredEndpoint endpoint : load.endpoints()) {
            ObjectNode kept = endpoints.addObject();
            kept.put("name", endpoint.name());
            kept.put("responseTime", endpoint.responseTimes().toCompressed());
            kept.put("serviceTime", endpoint.serviceTimes().toCompressed());
        }
    }
}
