package dev.headroom.reader.load.headroom;

import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.load.internal.JsonValue;
import dev.headroom.reader.load.internal.LoadFormat;
import dev.headroom.reader.streaming.JsonShape;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;

/** A load of Headroom has a schema version, a self-check, and both kinds of times. */
public final class HeadroomFormat implements LoadFormat {

    @Override
    public String name() {
        return "headroom load JSON";
    }

    @Override
    public boolean recognises(Probe probe) {
        JsonShape shape = JsonShape.of(probe);
        return shape.has("schemaVersion")
                && shape.has("requests")
                && shape.has("rate.intended")
                && shape.has("responseTime.count");
    }

    @Override
    public ReportedLoad read(StreamSource source) throws IOException {
        JsonValue root = JsonValue.readAll(source);
        return root.at("histograms").isMissing()
                ? new LoadContract(root).toLoad()
                : ReportedLoad.of(ResultFile.read(root));
    }
}
