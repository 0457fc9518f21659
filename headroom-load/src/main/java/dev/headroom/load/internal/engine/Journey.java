package dev.headroom.load.internal.engine;

import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.template.UserState;
import org.jspecify.annotations.Nullable;

/**
 * What goes on after one answer: a session from step to step, or a single request from redirect to redirect. Reused by one
 * after another. Lives on the load thread.
 */
final class Journey implements Comparable<Journey> {

    /** Of a request that belongs to no session. */
    static final int NO_SESSION = -1;

    final UserState user;
    int session;
    int step;
    int endpoint;
    long traceIdLow;
    long intendedNanos;

    /** How many redirects the present request has followed. */
    int redirects;

    /** What is sent next after a redirect; null for the endpoint's own request. */
    @Nullable
    RequestRenderer redirected;

    long firstSentNanos;
    long lateNanos;
    long hostLateNanos;

    Journey(UserState user) {
        this.user = user;
    }

    /** By intended start: the one that should be sent first comes first. */
    @Override
    @SuppressWarnings("ComparableType") // an order of sending, not of values
    public int compareTo(Journey other) {
        return Long.compare(intendedNanos, other.intendedNanos);
    }
}
