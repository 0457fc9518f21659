package dev.headroom.agent.http;

/**
 * Which of 256 buckets the values in a path fall into: tells one slow key or tenant from the others without recording who it
 * is. A value is a segment of the path that its route does not spell out.
 */
public final class ParameterBucket {
    private static final int NONE = -1;

    private ParameterBucket() {}

    /** −1 where the route has no placeholders. */
    public static int of(String path, String route) {
        int hash = 0;
        boolean found = false;
        int p = 0;
        int r = 0;
        int pathEnd = end(path);
        while (p < pathEnd) {
            int pTo = segmentEnd(path, p, pathEnd);
            int rTo = r < route.length() ? segmentEnd(route, r, route.length()) : r;
            boolean same = pTo - p == rTo - r && path.regionMatches(p, route, r, pTo - p);
            if (!same) {
                found = true;
                for (int i = p; i < pTo; i++) {
                    hash = 31 * hash + path.charAt(i);
                }
            }
            p = pTo + 1;
            r = Math.min(route.length(), rTo + 1);
        }
        if (!found) {
            return NONE;
        }
        int spread = hash * 0x9E3779B9;
        return spread >>> 24;
    }

    private static int end(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path.length() : query;
    }

    private static int segmentEnd(String text, int from, int end) {
        int slash = text.indexOf('/', from);
        return slash < 0 || slash > end ? end : slash;
    }
}
