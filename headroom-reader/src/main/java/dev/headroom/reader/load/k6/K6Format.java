package dev.headroom.reader.load.k6;

import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.load.internal.JsonValue;
import dev.headroom.reader.load.internal.LoadFormat;
import dev.headroom.reader.streaming.JsonShape;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;

/** Summaries of k6 are JSON objects with metrics by name, or at first with the groups of checks. */
public final class K6Format implements LoadFormat {

    @Override
    public String name() {
        return "k6 summary JSON";
    }

    @Override
    public boolean recognises(Probe probe) {
        JsonShape shape = JsonShape.of(probe);
        return shape.has("metrics.http_reqs")
                || shape.has("metrics.http_req_duration")
                || shape.has("metrics.iterations")
                || shape.has("root_group.groups")
                || shape.has("root_group.checks");
    }

    @Override
    public ReportedLoad read(StreamSource source) throws IOException {
        JsonValue root = JsonValue.readAll(source);
        return new K6Summary(root).toLoad();
    }
}
