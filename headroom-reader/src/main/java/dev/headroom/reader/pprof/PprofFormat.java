package dev.headroom.reader.pprof;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.internal.Format;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.internal.Probe;

/**
 * Protobuf has no signature: a pprof profile is told by its beginning, where every field must have a number and a wire
 * type of {@code profile.proto} and sample types and samples must look like such.
 */
public final class PprofFormat implements Format {

    private static final int SAMPLE_TYPE = 1;
    private static final int LAST_FIELD = 15;
    /** Fields that are numbers: drop_frames to doc_url are string indices, of which comment (13) may be packed. */
    private static final int NUMBERS =
            (1 << 7) | (1 << 8) | (1 << 9) | (1 << 10) | (1 << 12) | (1 << 13) | (1 << 14) | (1 << 15);

    private static final int MESSAGES =
            (1 << 1) | (1 << 2) | (1 << 3) | (1 << 4) | (1 << 5) | (1 << 6) | (1 << 11) | (1 << 13);

    @Override
    public String name() {
        return "pprof profiles";
    }

    @Override
    public boolean recognises(Probe probe) {
        var bytes = new Message();
        bytes.of(probe.bytes(), 0, probe.size(), 0);
        boolean evidence = false;
        try {
            while (bytes.hasMore()) {
                int tag = (int) bytes.varint();
                int field = tag >>> 3;
                if (field == 0 || field > LAST_FIELD) {
                    return false;
                }
                if ((tag & 7) == Message.VARINT && ((NUMBERS >> field) & 1) == 1) {
                    bytes.varint();
                } else if ((tag & 7) == Message.LENGTH && ((MESSAGES >> field) & 1) == 1) {
                    long length = bytes.varint();
                    if (length < 0 || length > bytes.remaining()) {
                        return evidence && length > 0;
                    }
                    if (field <= 2 && !looksRight(probe, bytes.at(), (int) length, field)) {
                        return false;
                    }
                    evidence |= field == SAMPLE_TYPE;
                    bytes.skipBytes(length);
                } else {
                    return false;
                }
            }
        } catch (Message.DamagedException cutInsideANumber) {
            return evidence;
        }
        return evidence;
    }

    /** A ValueType holds two numbers, a Sample locations, values and labels; the first tag tells. */
    private static boolean looksRight(Probe probe, int at, int length, int field) {
        int tag = length == 0 ? 0 : probe.at(at);
        if (field == SAMPLE_TYPE) {
            return tag == 0 || tag == 0x08 || tag == 0x10;
        }
        return tag == 0 || tag == 0x08 || tag == 0x0a || tag == 0x10 || tag == 0x12 || tag == 0x1a;
    }

    @Override
    public Recording open(Input input, ReadOptions options) {
        return new PprofRecording(input, options);
    }
}
