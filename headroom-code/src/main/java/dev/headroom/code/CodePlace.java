package dev.headroom.code;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of source as its class file tells it: code in a lambda belongs to the method around it.
 *
 * @param className fully qualified, with {@code $} before nested names, as in stack traces
 * @param method as its author named it
 * @param line 0 where the class file has no line numbers
 */
public record CodePlace(String className, String method, int line) {

    /** javac: {@code lambda$search$3}; Kotlin: {@code search$lambda$3}; Scala: {@code $anonfun$search$3}. */
    private static final Pattern LAMBDA = Pattern.compile(
            "lambda\\$(.+)\\$\\d+|(.+?)\\$lambda(?:\\$\\d+)+|\\$anonfun\\$(.+?)(?:\\$\\d+)(?:\\$adapted)?");

    public CodePlace {
        if (className.isEmpty() || method.isEmpty() || line < 0) {
            throw new IllegalArgumentException("A place has a class, a method and a line from 0 on, got " + className
                    + ", " + method + ", " + line);
        }
    }

    /** @param internalName with slashes, as class files have it */
    public static CodePlace of(String internalName, String compiledMethod, int line) {
        return new CodePlace(internalName.replace('/', '.'), sourceMethod(compiledMethod), line);
    }

    /** The method as its author named it: that around a lambda. */
    public static String sourceMethod(String compiled) {
        if (compiled.indexOf('$') < 0) {
            return compiled;
        }
        Matcher lambda = LAMBDA.matcher(compiled);
        if (!lambda.matches()) {
            return compiled;
        }
        for (int group = 1; group < lambda.groupCount(); group++) {
            if (lambda.group(group) != null) {
                return lambda.group(group);
            }
        }
        return lambda.group(lambda.groupCount());
    }

    /** {@code com.acme.Shop.list:41}. */
    @Override
    public String toString() {
        return className + "." + method + (line > 0 ? ":" + line : "");
    }
}
