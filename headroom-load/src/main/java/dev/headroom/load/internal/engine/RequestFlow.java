package dev.headroom.load.internal.engine;

import dev.headroom.load.LoadPlan;
import dev.headroom.load.internal.answer.AnswerReader;
import dev.headroom.load.internal.check.RunQueueWaits;
import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.Protocol;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.load.internal.wire.Dialer;
import dev.headroom.load.internal.wire.HandshakeException;
import dev.headroom.measure.NanoClock;
import dev.headroom.measure.RequestOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The requests of the running phase, from due to ended: each that was intended ends exactly once, whether it was sent or
 * not. A request without a free connection waits, and its wait is part of its response time. Lives on the load thread.
 */
final class RequestFlow implements Connection.Listener {

    private final Protocol protocol;
    private final Itinerary itinerary;
    private final Share share;
    private final Mix mix;
    private final Journeys journeys;
    private final NanoClock clock;
    private final Health health;
    private final ConnectionPool pool;
    private final RunQueueWaits waits;
    private final InFlight inFlight = new InFlight();
    private final long timeoutNanos;
    private final Phase idle;
    private Phase phase;
    private long pollStartNanos;

    RequestFlow(
            LoadPlan plan,
            Protocol protocol,
            Itinerary itinerary,
            Dialer dialer,
            NanoClock clock,
            Health health,
            RunQueueWaits waits,
            Share share) {
        this.protocol = protocol;
        this.clock = clock;
        this.health = health;
        this.waits = waits;
        this.itinerary = itinerary;
        this.share = share;
        mix = new Mix(plan, share);
        journeys = new Journeys(plan, itinerary, mix.random());
        timeoutNanos = plan.timeouts().request().toNanos();
        idle = Phase.idle(plan, clock.nanoTime());
        phase = idle;
        pool = new ConnectionPool(protocol, dialer, share.of(plan.limits().connections()), timeoutNanos, this);
    }

    ConnectionPool pool() {
        return pool;
    }

    Mix mix() {
        return mix;
    }

    void begin(Phase next, long startNanos) {
        phase = next;
        phase.begin(startNanos);
    }

    /** Between phases nothing is due. */
    void finish() {
        phase = idle;
    }

    boolean isIdle() {
        return inFlight.isEmpty()
                && phase.dueNanos() == Pacing.NOTHING_DUE
                && followingDueNanos() == Pacing.NOTHING_DUE;
    }

    /** The next intended start, of an arrival or of what follows from an answer, or {@link Pacing#NOTHING_DUE}. */
    long dueNanos() {
        return Math.min(phase.dueNanos(), followingDueNanos());
    }

    private long followingDueNanos() {
        return journeys.dueNanos(phase.endNanos());
    }

    /** When the oldest request on its way times out; far off if there is none. */
    long nextTimeoutNanos() {
        Slot oldest = inFlight.oldest();
        return oldest == null ? Long.MAX_VALUE : oldest.intendedNanos + timeoutNanos;
    }

    /** The thread is about to wait for answers: what it waits for a processor from here on delays their reading. */
    void polling(long nowNanos) {
        pollStartNanos = nowNanos;
    }

    /** Sends all that is due and has a connection, and has a spare one opened before it is needed. */
    void startDue(long nowNanos) {
        long now = nowNanos;
        for (long due = dueNanos(); due <= now; due = dueNanos()) {
            Slot slot = pool.takeIdle();
            if (slot == null) {
                pool.grow(now);
                break;
            }
            now = followingDueNanos() == due ? startFollowing(slot, journeys.take()) : start(slot, due);
            if (!pool.hasIdle()) {
                pool.grow(now);
            }
        }
        protocol.flush();
    }

    /** Gives up what has lasted longer than the timeout. */
    void expire(long now) {
        pool.expire(now);
        for (Slot oldest = inFlight.oldest(); oldest != null; oldest = inFlight.oldest()) {
            if (now - oldest.intendedNanos < timeoutNanos) {
                break;
            }
            oldest.connection().abandon(oldest, RequestOutcome.TIMEOUT);
        }
        while (dueNanos() <= now - timeoutNanos) {
            health.sent(now);
            endUnsent(now, RequestOutcome.TIMEOUT);
        }
    }

    /** What nobody will wait for any longer: on its way, or due and without a connection. */
    void abandonRest(long now) {
        for (Slot oldest = inFlight.oldest(); oldest != null; oldest = inFlight.oldest()) {
            oldest.connection().abandon(oldest, RequestOutcome.UNFINISHED);
        }
        while (dueNanos() < Math.min(now, phase.endNanos())) {
            endUnsent(now, RequestOutcome.UNFINISHED);
        }
        journeys.cutOffRest(phase);
    }

    @Override
    public void opened(Connection connection) {
        pool.opened(connection);
        health.connected();
    }

    @Override
    public void offered(Slot slot) {
        slot.freeSinceNanos = clock.nanoTime();
        slot.connectionNumber = share.numberAmongAll(pool.number(slot.connection()));
        pool.giveBack(slot);
    }

    @Override
    public void answering(Slot slot) {
        if (slot.firstByteNanos == 0) {
            slot.firstByteNanos = clock.nanoTime();
        }
    }

    @Override
    public void withdrawn(Slot slot) {
        pool.withdraw(slot);
    }

    @Override
    public void ended(Slot slot, RequestOutcome outcome, boolean reusable) {
        long now = clock.nanoTime();
        inFlight.remove(slot);
        if (outcome.isAnswered()) {
            health.answered();
        }
        waits.sample(now);
        long readLateNanos = waits.sinceNanos(pollStartNanos);
        if (slot.observer == null) {
            phase.recorder().ended(slot, now, readLateNanos, outcome);
            phase.pacing().ended(now);
        } else {
            observedEnded(slot, (AnswerReader) slot.observer, now, readLateNanos, outcome);
        }
        if (reusable) {
            slot.freeSinceNanos = now;
            pool.giveBack(slot);
        }
    }

    @Override
    public void closed(Connection connection, @Nullable Throwable cause) {
        Throwable why = pool.overdue(connection)
                ? new HandshakeException("took the connection, but did not say a word of the protocol in time.")
                : cause;
        if (!pool.closed(connection)) {
            openFailed(why);
        }
    }

    /** With no connection left to wait for, whatever is due has failed; otherwise it goes on waiting for one. */
    private void openFailed(@Nullable Throwable cause) {
        long now = clock.nanoTime();
        health.connectFailed(now, cause);
        pool.pauseGrowing(now);
        int due = pool.open() == 0 ? Integer.MAX_VALUE : 0;
        // Users of a closed model are due again at once: their next attempt waits for the next connection attempt.
        while (due-- > 0 && dueNanos() < now) {
            endUnsent(now, RequestOutcome.CONNECT_FAILED);
        }
    }

    /** The end of a request whose answer was looked at: it may go on elsewhere, or another may follow it. */
    private void observedEnded(Slot slot, AnswerReader reader, long now, long readLateNanos, RequestOutcome outcome) {
        Journey journey = journeys.arrived(slot);
        slot.observer = null;
        boolean answered = outcome.isAnswered();
        if (!answered || !journeys.goesOn(slot, journey, reader)) {
            if (answered) {
                reader.failures().forEach(check -> phase.recorder().checkFailed(slot.endpoint, check));
            }
            phase.recorder().ended(slot, now, readLateNanos, outcome);
            over(journey, outcome, now);
        }
        itinerary.giveBack(slot.endpoint, reader);
    }

    /** A request has ended, and with it what arrived, unless another step follows. */
    private void over(@Nullable Journey journey, RequestOutcome outcome, long now) {
        boolean goesOn = journey != null
                && journey.session != Journey.NO_SESSION
                && journeys.advance(journey, outcome, now, phase, mix);
        if (!goesOn) {
            if (journey != null) {
                journeys.end(journey);
            }
            phase.pacing().ended(now);
        }
    }

    private long start(Slot slot, long due) {
        Journey journey = journeys.arrive(mix, phase);
        slot.endpoint = journey == null ? mix.endpoint() : journey.endpoint;
        slot.traceIdLow = mix.traceIdLow();
        slot.intendedNanos = due;
        RequestRenderer request = itinerary.renderer(slot.endpoint);
        request.render(
                journey == null
                        ? mix.values().withTraceIdLow(slot.traceIdLow)
                        : mix.values().of(journey.user, slot.traceIdLow));
        long now = clock.nanoTime();
        sentFirst(slot, now);
        phase.taken(now);
        send(slot, request, journey, now);
        return now;
    }

    /** The next step of a session, or the next hop of a redirect. */
    private long startFollowing(Slot slot, Journey journey) {
        slot.endpoint = journey.endpoint;
        slot.traceIdLow = journey.traceIdLow;
        slot.intendedNanos = journey.intendedNanos;
        RequestRenderer request =
                journey.redirected == null ? itinerary.renderer(journey.endpoint) : journey.redirected;
        request.render(mix.values().of(journey.user, journey.traceIdLow));
        long now = clock.nanoTime();
        if (journey.redirected == null) {
            sentFirst(slot, now);
            phase.intended(now);
        } else {
            slot.sentNanos = journey.firstSentNanos;
            slot.lateNanos = journey.lateNanos;
            slot.hostLateNanos = journey.hostLateNanos;
        }
        send(slot, request, journey, now);
        return now;
    }

    private void sentFirst(Slot slot, long now) {
        slot.sentNanos = now;
        long sendableNanos = Math.max(slot.intendedNanos, slot.freeSinceNanos);
        slot.lateNanos = Math.max(0, now - sendableNanos);
        slot.hostLateNanos = waits.delaying(sendableNanos, now);
        phase.recorder().sent(slot, now < phase.endNanos());
    }

    private void send(Slot slot, RequestRenderer request, @Nullable Journey journey, long now) {
        slot.firstByteNanos = 0;
        AnswerReader reader = itinerary.reader(slot.endpoint);
        slot.observer = reader == null ? null : reader.begin(journey == null ? null : journey.user);
        if (journey != null) {
            journeys.onItsWay(slot, journey);
        }
        inFlight.add(slot);
        health.sent(now);
        slot.connection().send(slot, request);
    }

    /** What is due first ends without having been sent. */
    private void endUnsent(long now, RequestOutcome outcome) {
        long due = dueNanos();
        if (followingDueNanos() == due) {
            Journey journey = journeys.take();
            if (journey.redirected == null) {
                phase.intended(now);
            }
            phase.recorder().endedUnsent(journey.traceIdLow, journey.endpoint, due, now, outcome);
            over(journey, outcome, now);
            return;
        }
        Journey journey = journeys.arrive(mix, phase);
        phase.taken(now);
        int endpoint = journey == null ? mix.endpoint() : journey.endpoint;
        phase.recorder().endedUnsent(mix.traceIdLow(), endpoint, due, now, outcome);
        over(journey, outcome, now);
    }
}
