package dev.headroom.diagnose.language;

import dev.headroom.diagnose.Location;
import dev.headroom.profile.Frame;

/** Code of which only the name is known. */
final class OtherCode implements UserCode {

    static final UserCode RULES = new OtherCode();

    @Override
    public boolean wrote(Frame frame) {
        return false;
    }

    @Override
    public String nameOf(Frame frame) {
        return frame.name();
    }

    /** Not split: a dot in {@code libc.so.6} or a C++ name divides nothing. */
    @Override
    public Location locationOf(Frame frame) {
        return new Location("", frame.name(), frame.line(), frame.file());
    }
}
