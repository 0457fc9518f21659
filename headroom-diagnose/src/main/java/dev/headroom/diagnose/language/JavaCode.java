package dev.headroom.diagnose.language;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.profile.Frame;

/** Code on a JVM: the user's are the classes of no known library. */
final class JavaCode implements UserCode {

    static final UserCode RULES = new JavaCode();

    @Override
    public boolean wrote(Frame frame) {
        return ApplicationCode.isApplication(frame);
    }

    @Override
    public String nameOf(Frame frame) {
        return frame.name();
    }

    @Override
    public Location locationOf(Frame frame) {
        return Location.of(frame).withFile(frame.file());
    }
}
