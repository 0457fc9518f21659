package dev.headroom.load.internal.template;

import java.util.Arrays;

/**
 * What one user has while it goes through a session: its row of each data set, the values it captured, its cookies. Reused by
 * one session after another. Not thread-safe.
 */
public final class UserState {

    private static final int UNDRAWN = -1;

    private final int[] rows;
    private final CookieJar cookies = new CookieJar();
    private RenderedBytes[] captured = {};

    public UserState(int dataSets) {
        rows = new int[dataSets];
        Arrays.fill(rows, UNDRAWN);
    }

    /** A new user. */
    public void clear(int values) {
        Arrays.fill(rows, UNDRAWN);
        cookies.clear();
        while (captured.length < values) {
            captured = Arrays.copyOf(captured, captured.length + 1);
            captured[captured.length - 1] = new RenderedBytes(32);
        }
        for (RenderedBytes value : captured) {
            value.clear();
        }
    }

    public CookieJar cookies() {
        return cookies;
    }

    /** A captured value by its place, to be read or written. */
    public RenderedBytes captured(int place) {
        return captured[place];
    }

    int row(int set, Rows dealer) {
        if (rows[set] == UNDRAWN) {
            rows[set] = dealer.deal(set);
        }
        return rows[set];
    }
}
