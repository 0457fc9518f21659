package dev.headroom.reader.otlp;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.internal.Format;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.JsonShape;
import dev.headroom.reader.streaming.StreamedRecording;

/** OTLP profiles, as protobuf or as JSON with {@code resourceProfiles}. */
public final class OtlpFormat implements Format {

    @Override
    public String name() {
        return "OTLP profiles";
    }

    @Override
    public boolean recognises(Probe probe) {
        JsonShape shape = JsonShape.of(probe);
        return shape.has("resourceProfiles[]") || shape.has("resource_profiles[]") || OtlpShape.fits(probe);
    }

    @Override
    public Recording open(Input input, ReadOptions options) {
        return new StreamedRecording(input, options, new Otlp());
    }
}
