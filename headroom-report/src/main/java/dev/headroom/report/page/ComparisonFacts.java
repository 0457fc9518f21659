package dev.headroom.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.diagnose.tail.TailProfile;
import dev.headroom.profile.Profile;
import dev.headroom.profile.diff.FrameChange;
import java.io.IOException;

/**
 * Slow requests' samples against ordinary ones', over the page's one table of stacks.
 *
 * @param endpoint whose requests these are
 * @param slow the slow requests' samples over the merged table
 */
record ComparisonFacts(String endpoint, TailProfile compared, Profile slow) {

    void write(FlameFacts flames, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("endpoint", endpoint);
        json.writeStringField("type", slow.type().name());
        json.writeStringField("unit", slow.type().unit());
        json.writeBooleanField("measured", false);
        json.writeBooleanField("estimated", false);
        json.writeNumberField("slowRequests", compared.slowRequests());
        json.writeNumberField("ordinaryRequests", compared.ordinaryRequests());
        json.writeNumberField("slowSamples", compared.slow().sampleCount());
        json.writeNumberField("ordinarySamples", compared.ordinary().sampleCount());
        flames.writeSamples(slow, json);
        json.writeArrayFieldStart("changes");
        for (FrameChange change : compared.diff().changes()) {
            if (change.call() != FrameChange.Call.UNSURE) {
                json.writeStartObject();
                json.writeStringField("function", change.function());
                json.writeStringField("call", change.call() == FrameChange.Call.GREW ? "grew" : "shrank");
                RunFacts.number(json, "ordinary", change.base());
                RunFacts.number(json, "slow", change.head());
                DiagnosisFacts.interval("difference", change.difference(), json);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
