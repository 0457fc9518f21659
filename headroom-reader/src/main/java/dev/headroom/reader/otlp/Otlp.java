package dev.headroom.reader.otlp;

import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.StreamReader;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;

/** Reads OTLP profiles of either encoding; memory is bounded by the dictionary. */
final class Otlp implements StreamReader {

    @Override
    public void read(StreamSource source, SampleCollector collector) throws IOException {
        collector.format("OTLP profiles (v1development)");
        char first = source.input().probe().firstCharacter();
        if (first == '{') {
            new OtlpJson(source, collector).read();
            return;
        }
        try {
            new OtlpProtobuf(source, collector).read();
        } catch (WireException e) {
            MalformedRecordingException malformed = source.malformed(
                    "byte " + e.position(),
                    String.valueOf(e.getMessage()),
                    "Check that this is a file of OTLP profiles.");
            malformed.initCause(e);
            throw malformed;
        }
    }
}
