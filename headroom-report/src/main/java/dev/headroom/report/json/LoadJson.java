package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.report.LoadSummary;

/** The object {@code headroom load --format json} prints. */
public final class LoadJson {

    private LoadJson() {}

    public static String of(LoadSummary load) {
        return JsonText.write(object(load));
    }

    static ObjectNode object(LoadSummary load) {
        ObjectNode object = JsonText.versioned();
        object.put("target", load.target());
        object.put("protocol", load.protocol());
        object.put("requests", load.requests());
        object.put("errors", load.errors());
        MeasurementJson.rate(object.putObject("rate"), load.selfCheck());
        MeasurementJson.percentiles(object.putObject("responseTime"), load.responseTime());
        MeasurementJson.percentiles(object.putObject("serviceTime"), load.serviceTime());
        MeasurementJson.percentiles(object.putObject("connectionWaits"), load.connectionWaits());
        MeasurementJson.percentiles(
                object.putObject("lateness"), load.selfCheck().lateness());
        MeasurementJson.selfCheck(object.putObject("selfCheck"), load.selfCheck());
        MeasurementJson.endpoints(object.putArray("endpoints"), load.endpoints());
        return object;
    }
}
