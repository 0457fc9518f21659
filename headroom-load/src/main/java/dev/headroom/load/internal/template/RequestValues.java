package dev.headroom.load.internal.template;

import java.util.List;
import java.util.SplittableRandom;

/** What the templates of the next request are filled with. Not thread-safe; reused by one request after another. */
public final class RequestValues {

    private final SplittableRandom random;
    private final Rows rows;
    private final UserState nobody;
    private UserState user;
    private long traceIdLow;

    /** Without data. */
    public RequestValues(SplittableRandom random) {
        this(random, new Rows(List.of(), random, 0, 1));
    }

    public RequestValues(SplittableRandom random, Rows rows) {
        this.random = random;
        this.rows = rows;
        nobody = new UserState(rows.sets());
        user = nobody;
    }

    /** What parameters are drawn by. */
    public SplittableRandom random() {
        return random;
    }

    /** The low half of the request's trace id; its span id too. */
    public long traceIdLow() {
        return traceIdLow;
    }

    /** For a request that belongs to no session. */
    public RequestValues withTraceIdLow(long newTraceIdLow) {
        traceIdLow = newTraceIdLow;
        user = nobody;
        if (rows.sets() > 0) {
            nobody.clear(0);
        }
        return this;
    }

    /** For a request of this user. */
    public RequestValues of(UserState newUser, long newTraceIdLow) {
        traceIdLow = newTraceIdLow;
        user = newUser;
        return this;
    }

    /** The cookies that go with the request; empty for most. */
    public CookieJar cookies() {
        return user.cookies();
    }

    RenderedBytes captured(int place) {
        return user.captured(place);
    }

    int row(int set) {
        return user.row(set, rows);
    }
}
