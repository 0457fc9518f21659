package dev.headroom.reader.otlp;

import dev.headroom.reader.internal.Probe;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * Whether bytes look like OTLP profiles in protobuf. Protobuf has no signature, so the first fields must have the numbers and
 * kinds of the schema two messages deep; pprof's first message holds numbers where OTLP's holds messages.
 */
final class OtlpShape {

    private static final int RESOURCE_FIELDS = 3;
    private static final int DICTIONARY_FIELDS = 7;

    private boolean profiles;
    private boolean fits = true;

    private OtlpShape() {}

    static boolean fits(Probe probe) {
        boolean begins = probe.at(0) == 0x0a || probe.at(0) == 0x12;
        if (!begins || probe.isText()) {
            return false;
        }
        var shape = new OtlpShape();
        try (var in = new Protobuf(new ByteArrayInputStream(probe.bytes()))) {
            shape.data(in);
        } catch (EOFException cut) {
            // The probe ends inside a message: what was seen before decides.
            return shape.fits && shape.profiles;
        } catch (IOException e) {
            return false;
        }
        return shape.fits && shape.profiles;
    }

    private void data(Protobuf in) throws IOException {
        while (fits && in.next()) {
            int fields = in.field() == 1 ? RESOURCE_FIELDS : DICTIONARY_FIELDS;
            if (in.field() > 2 || in.wireType() != Protobuf.BYTES) {
                fits = false;
                return;
            }
            in.message(() -> children(in, fields));
        }
    }

    /** Resources, scopes, tables and schema addresses are all of the wire type that has a length. */
    private void children(Protobuf in, int fields) throws IOException {
        while (fits && in.next()) {
            fits = in.field() <= fields && in.wireType() == Protobuf.BYTES;
            if (fits) {
                profiles = true;
                in.skip();
            }
        }
    }
}
