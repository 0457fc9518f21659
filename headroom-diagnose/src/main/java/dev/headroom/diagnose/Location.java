package dev.headroom.diagnose;

import dev.headroom.profile.Frame;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in source code, named as its author wrote it: code in a lambda belongs to the method around it.
 *
 * @param className fully qualified; of Go the package, with the receiver of a method, of Python the module
 * @param line 0 where unknown
 * @param file as the profile names it; empty where unknown, or where the class tells it
 */
public record Location(String className, String method, int line, String file) {

    /** javac: {@code lambda$search$3}; Kotlin: {@code search$lambda$3}. */
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+|(.+?)\\$lambda(?:\\$\\d+)+");

    /** A place of which the class tells the file. */
    public Location(String className, String method, int line) {
        this(className, method, line, "");
    }

    public static Location of(Frame frame) {
        Matcher lambda = LAMBDA.matcher(frame.methodName());
        String method = frame.methodName();
        if (lambda.matches()) {
            method = lambda.group(1) != null ? lambda.group(1) : lambda.group(2);
        }
        return new Location(frame.className(), method, frame.line());
    }

    /** Another line of the same function. */
    public Location withLine(int line) {
        return new Location(className, method, line, file);
    }

    /** The same place with the file it is in. */
    public Location withFile(String file) {
        return new Location(className, method, line, file);
    }

    /** {@code com.acme.Shop.list:41}, or with a file {@code shop.orders.load (/srv/shop/orders.py:41)}. */
    @Override
    public String toString() {
        String name = className.isEmpty() ? method : className + "." + method;
        String place = line > 0 ? ":" + line : "";
        return file.isEmpty() ? name + place : name + " (" + file + place + ")";
    }
}
