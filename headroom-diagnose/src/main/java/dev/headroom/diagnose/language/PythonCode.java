package dev.headroom.diagnose.language;

import dev.headroom.diagnose.Location;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python code. Its functions have short names, so the module is put in front, told by the file: {@code re._compile} is {@code
 * _compile} in {@code …/python3.11/re/__init__.py}. What lies in the standard library's folder, in {@code site-packages} or in no
 * file at all is not the user's.
 */
final class PythonCode implements UserCode {

    static final UserCode RULES = new PythonCode();

    private static final Pattern LIBRARY = Pattern.compile(
            "(?:^|.*/)(?:site-packages|dist-packages|[Ll]ib(?:64)?/python\\d+(?:\\.\\d+)?t?|python\\d+\\.zip)/");

    /** cProfile: {@code <built-in method builtins.exec>}, {@code <method 'append' of 'list' objects>}; other tools use braces. */
    private static final Pattern BUILT_IN = Pattern.compile("[<{]built-in (?:method|function) ([^ >}]+).*");

    private static final Pattern METHOD = Pattern.compile("[<{]method '([^']+)' of '([^']+)' objects[>}]");

    /** What a program's text is called that came from no file: given by {@code -c} or typed in. */
    private static final Pattern NO_FILE_BUT_USERS = Pattern.compile("<(?:string|stdin|ipython-input.*)>");

    /** Functions that nobody named: they stand in another one, which runs meanwhile. */
    private static final Set<String> PARTS = Set.of("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>", "<lambda>");

    private static final String FROZEN = "<frozen ";

    @Override
    public boolean wrote(Frame frame) {
        String file = file(frame);
        if (frame.kind() == FrameKind.NATIVE || frame.kind() == FrameKind.KERNEL || isBuiltIn(frame.name())) {
            return false;
        }
        if (NO_FILE_BUT_USERS.matcher(file).matches()) {
            return true;
        }
        return !file.isEmpty()
                && !file.equals("~")
                && file.charAt(0) != '<'
                && !LIBRARY.matcher(file).lookingAt();
    }

    @Override
    public boolean isPart(Frame frame) {
        return PARTS.contains(frame.name());
    }

    @Override
    public String nameOf(Frame frame) {
        Matcher builtIn = BUILT_IN.matcher(frame.name());
        if (builtIn.matches()) {
            return builtIn.group(1);
        }
        Matcher method = METHOD.matcher(frame.name());
        if (method.matches()) {
            return method.group(2) + "." + method.group(1);
        }
        String module = module(file(frame));
        return module.isEmpty() ? frame.name() : module + "." + frame.name();
    }

    @Override
    public Location locationOf(Frame frame) {
        return new Location(module(file(frame)), frame.name(), frame.line(), frame.file());
    }

    static boolean isBuiltIn(String name) {
        return name.startsWith("<built-in ")
                || name.startsWith("{built-in ")
                || name.startsWith("<method '")
                || name.startsWith("{method '");
    }

    private static String file(Frame frame) {
        return frame.function().file().replace('\\', '/');
    }

    /** {@code json.decoder} of {@code …/json/decoder.py}, {@code re} of {@code …/re/__init__.py}; of a user's file its last name. */
    static String module(String file) {
        if (file.startsWith(FROZEN)) {
            return file.substring(FROZEN.length()).replace(">", "");
        }
        Matcher library = LIBRARY.matcher(file);
        String path = library.lookingAt() ? file.substring(library.end()) : userPath(file);
        int dot = path.lastIndexOf('.');
        int slash = path.lastIndexOf('/');
        String module = (dot > slash ? path.substring(0, dot) : path).replace('/', '.');
        return module.endsWith(".__init__") ? module.substring(0, module.length() - ".__init__".length()) : module;
    }

    /** A package's {@code __init__.py} says nothing without the folder it stands for. */
    private static String userPath(String file) {
        int slash = file.lastIndexOf('/');
        boolean initial = file.startsWith("__init__.", slash + 1);
        return initial && slash > 0 ? file.substring(file.lastIndexOf('/', slash - 1) + 1) : file.substring(slash + 1);
    }
}
