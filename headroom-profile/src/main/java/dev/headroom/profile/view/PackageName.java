package dev.headroom.profile.view;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The package of a function, by what its language puts into names and files; producers do not say the language, so the file's
 * ending tells it, and without a file the shape of the name.
 */
final class PackageName {

    private static final String NONE = "(no package)";
    private static final String KERNEL = "(kernel)";

    private static final List<String> JVM = List.of(".java", ".kt", ".scala", ".groovy", ".clj");
    private static final List<String> NODE = List.of(".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".jsx", ".tsx");

    /** {@code com.acme.Shop.list}: lower-case packages, then a class. */
    private static final Pattern JAVA_NAME = Pattern.compile("((?:[a-z_][\\w]*\\.)+)[A-Z_$][\\w$]*(?:\\.|$).*");
    /** {@code github.com/acme/shop.(*Cart).Add}, {@code regexp.Compile}: the import path ends at the first dot past the last slash. */
    private static final Pattern GO_NAME = Pattern.compile("((?:[\\w.~\\-]+/)*[\\w\\-%.]+?)\\.(?:\\(\\*?|[A-Za-z_]).*");

    private static final Pattern SITE = Pattern.compile(".*/(?:site-packages|dist-packages|python\\d+(?:\\.\\d+)?)/");
    private static final Pattern NODE_PACKAGE = Pattern.compile(".*node_modules/((?:@[^/]+/)?[^/]+)/.*");

    private PackageName() {}

    static String of(Frame frame) {
        String file = frame.function().file();
        String name = frame.name();
        if (frame.kind() == FrameKind.KERNEL || file.startsWith("[kernel")) {
            return KERNEL;
        }
        if (endsWithOneOf(file, JVM)) {
            return java(name);
        }
        if (file.endsWith(".go") || file.endsWith(".s")) {
            return go(name);
        }
        if (file.endsWith(".py") || file.endsWith(".pyx") || file.startsWith("<frozen ")) {
            return python(file);
        }
        if (file.startsWith("node:") || file.startsWith("file:") || endsWithOneOf(file, NODE)) {
            return node(file);
        }
        return file.isEmpty() ? byName(name) : file.substring(file.lastIndexOf('/') + 1);
    }

    private static boolean endsWithOneOf(String file, List<String> endings) {
        return endings.stream().anyMatch(file::endsWith);
    }

    private static String java(String name) {
        Matcher matcher = JAVA_NAME.matcher(name);
        return matcher.matches() ? withoutLast(matcher.group(1)) : "(default package)";
    }

    private static String go(String name) {
        Matcher matcher = GO_NAME.matcher(name);
        return matcher.matches() ? matcher.group(1) : NONE;
    }

    /** {@code json/decoder.py} becomes {@code json.decoder}, an {@code __init__.py} its package. */
    private static String python(String file) {
        if (file.startsWith("<frozen ")) {
            return file.substring("<frozen ".length()).replace(">", "");
        }
        Matcher site = SITE.matcher(file);
        String path = site.lookingAt() ? file.substring(site.end()) : file.substring(file.lastIndexOf('/') + 1);
        String module = path.substring(0, path.lastIndexOf('.')).replace('/', '.');
        String initial = ".__init__";
        return module.endsWith(initial) ? module.substring(0, module.length() - initial.length()) : module;
    }

    private static String node(String file) {
        Matcher matcher = NODE_PACKAGE.matcher(file);
        if (matcher.matches()) {
            return matcher.group(1);
        }
        return file.startsWith("node:") ? file : file.substring(file.lastIndexOf('/') + 1);
    }

    private static String byName(String name) {
        Matcher java = JAVA_NAME.matcher(name);
        if (java.matches()) {
            return withoutLast(java.group(1));
        }
        Matcher go = GO_NAME.matcher(name);
        boolean looksLikeGo = go.matches() && name.indexOf(' ') < 0 && name.indexOf(':') < 0;
        return looksLikeGo ? go.group(1) : NONE;
    }

    private static String withoutLast(String text) {
        return text.substring(0, text.length() - 1);
    }
}
