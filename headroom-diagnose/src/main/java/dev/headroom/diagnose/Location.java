package dev.headroom.diagnose;

import dev.headroom.profile.Frame;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in source code, named as its author wrote it: code in a lambda belongs to the method around it.
 *
 * @param className fully qualified
 * @param line 0 where unknown
 */
public record Location(String className, String method, int line) {

    /** javac: {@code lambda$search$3}; Kotlin: {@code search$lambda$3}. */
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+|(.+?)\\$lambda(?:\\$\\d+)+");

    public static Location of(Frame frame) {
        Matcher lambda = LAMBDA.matcher(frame.methodName());
        String method = frame.methodName();
        if (lambda.matches()) {
            method = lambda.group(1) != null ? lambda.group(1) : lambda.group(2);
        }
        return new Location(frame.className(), method, frame.line());
    }

    /** {@code com.acme.Shop.list:41}. */
    @Override
    public String toString() {
        return className + "." + method + (line > 0 ? ":" + line : "");
    }
}
