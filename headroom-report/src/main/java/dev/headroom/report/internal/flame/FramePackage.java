package dev.headroom.report.internal.flame;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a function comes from, as far as its name and file tell.
 *
 * @param name a Java package, a Go import path, a C++ namespace or Rust crate, a Python or JavaScript package or file
 * @param family what packages are coloured by: the first parts of the name, the same for all that belong together
 */
public record FramePackage(String name, String family) {

    static final FramePackage THREAD = new FramePackage("[thread]", "[thread]");
    static final FramePackage KERNEL = new FramePackage("[kernel]", "[kernel]");
    static final FramePackage NATIVE = new FramePackage("[native]", "[native]");
    static final FramePackage UNKNOWN = new FramePackage("[no package]", "other");
    /** The family of the Java platform's packages. */
    static final String JDK = "jdk";

    private static final Pattern SCRIPT_FILE =
            Pattern.compile("(?:\\.(?:py|pyx|js|mjs|cjs|jsx|ts|tsx|rb|php)|^node:.*)$");
    private static final Pattern SHARED_LIBRARY = Pattern.compile("\\.(?:so(?:\\.[\\d.]+)?|dylib|dll)$");
    private static final Pattern INSTALLED =
            Pattern.compile("(?:site-packages|dist-packages|node_modules)/(@[^/]+/[^/]+|[^/]+)");
    private static final Pattern PYTHON_LIBRARY = Pattern.compile("lib/python\\d[\\d.]*/([^/]+)");
    private static final Pattern JAVA_PLATFORM = Pattern.compile("^(?:java|javax|jdk|sun|com\\.sun)(?:\\.|$)");
    /** Names end here: type arguments, receivers and signatures hold dots and slashes of other packages. */
    private static final Pattern NAME_END = Pattern.compile("[\\[(<{ ]");

    public static FramePackage of(Frame frame) {
        String file = frame.function().file();
        if (frame.kind() == FrameKind.THREAD) {
            return THREAD;
        }
        if (frame.kind() == FrameKind.KERNEL || frame.name().endsWith("_[k]")) {
            return KERNEL;
        }
        if (SCRIPT_FILE.matcher(file).find()) {
            return ofScript(file);
        }
        boolean isNative = frame.kind() == FrameKind.NATIVE;
        if (SHARED_LIBRARY.matcher(file).find()) {
            return new FramePackage(file.substring(file.lastIndexOf('/') + 1), NATIVE.family());
        }
        if (frame.name().contains("::")) {
            return isNative ? NATIVE : ofNamespace(frame.name());
        }
        FramePackage named = ofDotted(plainStart(frame.name()));
        return isNative && named.equals(UNKNOWN) ? NATIVE : named;
    }

    private static String plainStart(String name) {
        Matcher end = NAME_END.matcher(name);
        return end.find() ? name.substring(0, end.start()) : name;
    }

    private static FramePackage ofScript(String file) {
        Matcher installed = INSTALLED.matcher(file);
        String last = "";
        while (installed.find()) {
            last = installed.group(1);
        }
        if (!last.isEmpty()) {
            return new FramePackage(withoutEnding(last), withoutEnding(last));
        }
        if (file.startsWith("node:")) {
            return new FramePackage(file, "node");
        }
        Matcher library = PYTHON_LIBRARY.matcher(file);
        return library.find()
                ? new FramePackage(withoutEnding(library.group(1)), "python")
                : new FramePackage(file, file);
    }

    private static String withoutEnding(String file) {
        return file.endsWith(".py") || file.endsWith(".js") ? file.substring(0, file.length() - 3) : file;
    }

    private static FramePackage ofNamespace(String name) {
        String start = name.replaceFirst("^[<&*]*(?:dyn |mut )?", "");
        String first = plainStart(start.substring(0, Math.max(0, start.indexOf("::"))));
        return first.isBlank() ? UNKNOWN : new FramePackage(first, first);
    }

    /** Go's {@code net/http.(*conn).serve}, Java's {@code com.acme.Shop.list} and {@code com/acme/Shop.list}. */
    private static FramePackage ofDotted(String name) {
        int slash = name.lastIndexOf('/');
        String last = name.substring(slash + 1);
        int dot = last.indexOf('.');
        if (dot <= 0) {
            return UNKNOWN;
        }
        if (slash >= 0) {
            boolean javaClass = Character.isUpperCase(last.charAt(0));
            return javaClass
                    ? ofJava(List.of(name.substring(0, slash).split("/")))
                    : ofGo(name.substring(0, slash + 1 + dot));
        }
        List<String> parts = List.of(name.split("\\.", -1));
        int packages = 0;
        while (packages < parts.size() - 1 && !startsUpper(parts.get(packages))) {
            packages++;
        }
        if (packages == 0) {
            return UNKNOWN;
        }
        // Java's classes in lower case stand like Go's functions: what is left of the last dot is their class.
        boolean noClass = packages == parts.size() - 1;
        return noClass && packages > 1 ? ofJava(parts.subList(0, packages - 1)) : ofJava(parts.subList(0, packages));
    }

    private static boolean startsUpper(String part) {
        return !part.isEmpty() && Character.isUpperCase(part.charAt(0));
    }

    private static FramePackage ofGo(String path) {
        String[] parts = path.split("/");
        int kept = parts[0].contains(".") ? Math.min(3, parts.length) : 1;
        return new FramePackage(path, String.join("/", List.of(parts).subList(0, kept)));
    }

    private static FramePackage ofJava(List<String> parts) {
        String name = String.join(".", parts);
        if (JAVA_PLATFORM.matcher(name).find()) {
            return new FramePackage(name, JDK);
        }
        return new FramePackage(name, String.join(".", parts.subList(0, Math.min(2, parts.size()))));
    }
}
