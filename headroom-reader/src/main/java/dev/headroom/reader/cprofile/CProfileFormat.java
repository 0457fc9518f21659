package dev.headroom.reader.cprofile;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.internal.Format;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.internal.Probe;

/** A marshalled dictionary that begins with a triple: the key (file, line, function) of its first entry. */
public final class CProfileFormat implements Format {

    private static final int WITHOUT_REF_FLAG = 0x7f;
    private static final int KEY_SIZE = 3;

    @Override
    public String name() {
        return "cProfile statistics";
    }

    @Override
    public boolean recognises(Probe probe) {
        if (probe.size() < 2 || (probe.at(0) & WITHOUT_REF_FLAG) != MarshalReader.DICT) {
            return false;
        }
        return switch (probe.at(1) & WITHOUT_REF_FLAG) {
            case MarshalReader.NULL -> probe.size() == 2;
            case MarshalReader.SMALL_TUPLE, MarshalReader.TUPLE -> probe.at(2) == KEY_SIZE;
            default -> false;
        };
    }

    @Override
    public Recording open(Input input, ReadOptions options) {
        return new CProfileRecording(input, options);
    }
}
