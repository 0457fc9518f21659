package dev.headroom.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.diagnose.moment.Band;
import dev.headroom.diagnose.moment.EndpointMoments;
import dev.headroom.diagnose.moment.MomentGrid;
import dev.headroom.diagnose.moment.MomentSamples;
import dev.headroom.diagnose.moment.Moments;
import dev.headroom.diagnose.moment.SeenRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The heat maps' part of the page's data: cells, the slowest requests of each, and samples by cell. Cells stand in order and are
 * written as steps from the one before; instants are microseconds since the window began, so that they are short.
 */
final class MomentFacts {

    private static final long MICRO = 1_000;

    private final Moments moments;
    private final FlameFacts flames;
    private final JsonGenerator json;

    private MomentFacts(Moments moments, FlameFacts flames, JsonGenerator json) {
        this.moments = moments;
        this.flames = flames;
        this.json = json;
    }

    /** @param flames whose table of stacks the samples are written over; it must not be written yet */
    static void write(Moments moments, FlameFacts flames, JsonGenerator json) throws IOException {
        new MomentFacts(moments, flames, json).write();
    }

    private void write() throws IOException {
        MomentGrid grid = moments.grid();
        json.writeObjectFieldStart("moments");
        json.writeBooleanField("clientSide", moments.clientSide());
        json.writeNumberField("binNanos", grid.binNanos());
        json.writeNumberField("bins", grid.bins());
        json.writeNumberField("firstRow", grid.firstRow());
        json.writeNumberField("rows", grid.rows());
        json.writeNumberField("rowsPerDecade", MomentGrid.ROWS_PER_DECADE);
        json.writeArrayFieldStart("endpoints");
        for (EndpointMoments endpoint : moments.endpoints()) {
            endpoint(endpoint);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("bands");
        for (Band band : moments.bands()) {
            band(band);
        }
        json.writeEndArray();
        RunFacts.strings(json, "notes", moments.notes());
        json.writeEndObject();
    }

    private void endpoint(EndpointMoments endpoint) throws IOException {
        List<Integer> cells = List.copyOf(endpoint.requestsByCell().keySet());
        List<Integer> counts = List.copyOf(endpoint.requestsByCell().values());
        json.writeStartObject();
        json.writeStringField("endpoint", endpoint.endpoint());
        json.writeNumberField("failed", endpoint.failed());
        FlameFacts.numbers("cells", cells.size(), i -> cells.get(i) - (i == 0 ? 0 : cells.get(i - 1)), json);
        FlameFacts.numbers("counts", counts.size(), counts::get, json);
        requests(endpoint.slowest());
        json.writeArrayFieldStart("samples");
        for (MomentSamples samples : endpoint.samples()) {
            samples(samples);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Trace ids are hexadecimal without leading zeros, since they do not fit into a number of the page's. */
    private void requests(List<SeenRequest> requests) throws IOException {
        json.writeObjectFieldStart("requests");
        FlameFacts.numbers(
                "cells",
                requests.size(),
                i -> requests.get(i).cell() - (i == 0 ? 0 : requests.get(i - 1).cell()),
                json);
        FlameFacts.numbers(
                "starts", requests.size(), i -> micros(requests.get(i).startNanos()), json);
        FlameFacts.numbers("times", requests.size(), i -> requests.get(i).responseTimeNanos() / MICRO, json);
        json.writeStringField(
                "traces",
                requests.stream()
                        .map(request -> Long.toHexString(request.traceId()))
                        .collect(Collectors.joining(" ")));
        json.writeEndObject();
    }

    private void samples(MomentSamples samples) throws IOException {
        List<MomentSamples.OfStack> ofStacks = samples.samples();
        long scale = samples.type().unit().equals("nanoseconds") ? MICRO : 1;
        json.writeStartObject();
        json.writeStringField("type", samples.type().name());
        json.writeStringField("unit", samples.type().unit());
        json.writeNumberField("every", samples.every());
        json.writeNumberField("scale", scale);
        FlameFacts.numbers(
                "cells",
                ofStacks.size(),
                i -> ofStacks.get(i).cell() - (i == 0 ? 0 : ofStacks.get(i - 1).cell()),
                json);
        FlameFacts.numbers(
                "stacks",
                ofStacks.size(),
                i -> flames.stack(samples.stacks(), ofStacks.get(i).stack()),
                json);
        FlameFacts.numbers("weights", ofStacks.size(), i -> ofStacks.get(i).weight() / scale, json);
        FlameFacts.numbers("counts", ofStacks.size(), i -> ofStacks.get(i).count(), json);
        json.writeEndObject();
    }

    private void band(Band band) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", band.kind().id());
        json.writeNumberField("from", micros(band.startNanos()));
        json.writeNumberField("to", micros(band.endNanos()));
        json.writeStringField("text", band.text());
        json.writeEndObject();
    }

    private long micros(long nanos) {
        return (nanos - moments.grid().startNanos()) / MICRO;
    }
}
