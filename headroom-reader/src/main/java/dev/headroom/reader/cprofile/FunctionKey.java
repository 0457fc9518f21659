package dev.headroom.reader.cprofile;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;

/**
 * What the statistics know a function by.
 *
 * @param file {@code ~} for functions written in C
 * @param line of its definition, 0 for functions written in C
 */
record FunctionKey(String file, int line, String name) {

    private static final String NO_FILE = "~";

    Frame frame() {
        boolean builtIn = file.equals(NO_FILE);
        var function = new Function(name.isEmpty() ? "<unnamed>" : name, builtIn ? "" : file, line);
        return new Frame(function, function.file(), line, builtIn ? FrameKind.NATIVE : FrameKind.INTERPRETED);
    }
}
