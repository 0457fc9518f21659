package dev.headroom.diagnose.language;

import dev.headroom.diagnose.Location;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Go code, by the import path in front of the function's name and by where its file lies. The standard library is known by
 * the first element of its import paths; a module that was downloaded lies under a folder {@code name@version}, one that was
 * copied under {@code vendor}. What remains is the main module's, the package {@code main} first of all.
 */
final class GoCode implements UserCode {

    static final UserCode RULES = new GoCode();

    /** First elements of the standard library's import paths, up to Go 1.25; {@code vendor} is the library's own. */
    private static final Set<String> STANDARD = Set.of(
            "archive",
            "arena",
            "bufio",
            "builtin",
            "bytes",
            "cmd",
            "cmp",
            "compress",
            "container",
            "context",
            "crypto",
            "database",
            "debug",
            "embed",
            "encoding",
            "errors",
            "expvar",
            "flag",
            "fmt",
            "go",
            "hash",
            "html",
            "image",
            "index",
            "internal",
            "io",
            "iter",
            "log",
            "maps",
            "math",
            "mime",
            "net",
            "os",
            "path",
            "plugin",
            "reflect",
            "regexp",
            "runtime",
            "slices",
            "sort",
            "strconv",
            "strings",
            "structs",
            "sync",
            "syscall",
            "testing",
            "text",
            "time",
            "type",
            "unicode",
            "unique",
            "unsafe",
            "vendor",
            "weak",
            "_cgo_",
            "_rt0_amd64_linux");

    /** Hosts of libraries that nobody keeps a service under; they tell only where no file does. */
    private static final List<String> LIBRARY_HOSTS = List.of(
            "golang.org/", "google.golang.org/", "gopkg.in/", "go.uber.org/", "go.opentelemetry.io/", "k8s.io/");

    private static final String DEBIAN_LIBRARIES = "/usr/share/gocode/src/";

    /** {@code main.(*Shop).list.func1.2}: closures are numbered after the function they stand in; {@code init.0} is one of many. */
    private static final Pattern CLOSURE =
            Pattern.compile("(?:\\.func\\d+|\\.gowrap\\d+|\\.deferwrap\\d+|\\.\\d+|-range\\d+)+$");

    @Override
    public boolean wrote(Frame frame) {
        if (frame.kind() == FrameKind.NATIVE || frame.kind() == FrameKind.KERNEL) {
            return false;
        }
        String importPath = importPath(frame.name());
        if (importPath.isEmpty() || STANDARD.contains(firstElement(importPath))) {
            return false;
        }
        String file = frame.file().replace('\\', '/');
        boolean downloaded = file.contains("/pkg/mod/") || file.contains("@v") || file.startsWith(DEBIAN_LIBRARIES);
        boolean copied = file.contains("/vendor/") || importPath.contains("/vendor/");
        boolean library = file.isEmpty() && LIBRARY_HOSTS.stream().anyMatch(importPath::startsWith);
        return !downloaded && !copied && !library && !file.endsWith(".s");
    }

    @Override
    public String nameOf(Frame frame) {
        return frame.name();
    }

    @Override
    public Location locationOf(Frame frame) {
        String name = CLOSURE.matcher(frame.name()).replaceFirst("");
        int dot = lastDotOutsideBrackets(name);
        return dot < 0
                ? new Location("", name, frame.line(), frame.file())
                : new Location(name.substring(0, dot), name.substring(dot + 1), frame.line(), frame.file());
    }

    /** {@code github.com/acme/shop} of {@code github.com/acme/shop.(*Cart).Add}; empty where the name has none. */
    static String importPath(String name) {
        int end = pathEnd(name);
        int slash = name.lastIndexOf('/', end - 1);
        int dot = name.indexOf('.', slash + 1);
        return dot < 0 || dot >= end ? "" : name.substring(0, dot);
    }

    /** Where receivers and type arguments begin, which hold import paths of their own. */
    private static int pathEnd(String name) {
        int round = name.indexOf('(');
        int square = name.indexOf('[');
        int end = round < 0 ? name.length() : round;
        return square < 0 ? end : Math.min(end, square);
    }

    private static int lastDotOutsideBrackets(String name) {
        int depth = 0;
        for (int i = name.length() - 1; i >= 0; i--) {
            char c = name.charAt(i);
            if (c == ']' || c == ')') {
                depth++;
            } else if (c == '[' || c == '(') {
                depth--;
            } else if (c == '.' && depth == 0) {
                return i;
            } else if (c == '/' && depth == 0) {
                return -1;
            }
        }
        return -1;
    }

    private static String firstElement(String importPath) {
        int slash = importPath.indexOf('/');
        return slash < 0 ? importPath : importPath.substring(0, slash);
    }
}
