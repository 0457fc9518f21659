package dev.headroom.agent.http;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The routes seen so far, at most a given number of distinct ones: whoever invents paths gets {@code other}, and cannot
 * fill the memory. Thread-safe; the limit may be passed by as many routes as there are threads arriving at once.
 */
public final class Routes {
    public static final String OTHER = "other";

    private static final int MAX_CHARS = 300;
    private static final String ID = "{id}";

    private final ConcurrentHashMap<String, String> known = new ConcurrentHashMap<>();
    private final int limit;

    public Routes(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A route table needs room for one route, got " + limit);
        }
        this.limit = limit;
    }

    /** The route as it is counted: itself, or {@code other} when there are too many. */
    public String admit(String route) {
        String same = known.get(route);
        if (same != null) {
            return same;
        }
        if (route.length() > MAX_CHARS || known.size() >= limit) {
            return OTHER;
        }
        known.put(route, route);
        return route;
    }

    /**
     * The template of a raw path: below {@code literalPrefix} every segment that is a number, a UUID or long hex is
     * {@code {id}}; path parameters after {@code ;} and the query are dropped.
     */
    public String ofPath(String path, @Nullable String literalPrefix) {
        int start = literalPrefix != null && path.startsWith(literalPrefix) ? literalPrefix.length() : 0;
        String known = this.known.get(path);
        if (known != null && !hasId(path, start)) {
            return known;
        }
        return path.length() > 4 * MAX_CHARS ? OTHER : admit(template(path, start));
    }

    private static boolean hasId(String path, int start) {
        for (int from = segmentStart(path, start); from < path.length(); ) {
            int to = end(path, from);
            if (isId(path, from, to)) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    private static String template(String path, int start) {
        int first = segmentStart(path, start);
        StringBuilder template = new StringBuilder(path.length() + ID.length()).append(path, 0, first);
        for (int from = first; from < path.length(); ) {
            int to = end(path, from);
            if (isId(path, from, to)) {
                template.append(ID);
            } else {
                template.append(path, from, parameters(path, from, to));
            }
            if (to >= path.length() || path.charAt(to) == '?') {
                break;
            }
            template.append('/');
            from = to + 1;
        }
        return template.length() == 0 ? "/" : template.toString();
    }

    /** A prefix may end within a segment; the data begins with that segment's start. */
    private static int segmentStart(String path, int start) {
        if (start >= path.length()) {
            return path.length();
        }
        int from = start;
        while (from > 0 && path.charAt(from - 1) != '/') {
            from = path.charAt(from) == '/' ? from + 1 : from - 1;
        }
        return from == 0 && !path.isEmpty() && path.charAt(0) == '/' ? 1 : from;
    }

    private static int end(String path, int from) {
        int to = from;
        while (to < path.length() && path.charAt(to) != '/' && path.charAt(to) != '?') {
            to++;
        }
        return to;
    }

    private static int parameters(String path, int from, int to) {
        int semicolon = path.indexOf(';', from);
        return semicolon < 0 || semicolon > to ? to : semicolon;
    }

    private static boolean isId(String path, int from, int to) {
        int end = parameters(path, from, to);
        int digits = 0;
        int dashes = 0;
        for (int i = from; i < end; i++) {
            char c = path.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '-') {
                dashes++;
            } else if (Character.digit(c, 16) < 0) {
                return false;
            }
        }
        int length = end - from;
        boolean number = digits > 0 && (digits == length || (digits == length - 1 && path.charAt(from) == '-'));
        boolean uuid = length == 36 && dashes == 4;
        boolean longHex = dashes == 0 && length >= 16 && digits > 0;
        return number || uuid || longHex;
    }
}
