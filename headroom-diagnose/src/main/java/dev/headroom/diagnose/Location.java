package dev.headroom.diagnose;

import dev.headroom.code.CodePlace;
import dev.headroom.profile.Frame;

/**
 * A place in source code, named as its author wrote it: code in a lambda belongs to the method around it.
 *
 * @param className fully qualified; of Go the package, with the receiver of a method, of Python the module
 * @param line 0 where unknown
 * @param file as the profile names it; empty where unknown, or where the class tells it
 */
public record Location(String className, String method, int line, String file) {

    /** A place of which the class tells the file. */
    public Location(String className, String method, int line) {
        this(className, method, line, "");
    }

    public static Location of(Frame frame) {
        return new Location(frame.className(), CodePlace.sourceMethod(frame.methodName()), frame.line());
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
