package dev.headroom.load.internal.engine;

import dev.headroom.load.LoadPlan;
import dev.headroom.load.internal.check.RunQueueWaits;
import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.Protocol;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.load.internal.wire.Dialer;
import dev.headroom.measure.NanoClock;
import dev.headroom.measure.RequestOutcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of the running phase, from due to ended: each that was intended ends exactly once, whether it was sent or
 * not. A request without a free connection waits, and its wait is part of its response time. Lives on the load thread.
 */
final class RequestFlow implements Connection.Listener {

    private final Mix mix;
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
            List<RequestRenderer> renderers,
            Dialer dialer,
            NanoClock clock,
            Health health,
            RunQueueWaits waits,
            Share share) {
        this.clock = clock;
        this.health = health;
        this.waits = waits;
        mix = new Mix(plan, renderers, share);
        timeoutNanos = plan.timeout().toNanos();
        idle = idlePhase();
        phase = idle;
        pool = new ConnectionPool(protocol, dialer, share.of(plan.connections()), this);
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
        return inFlight.isEmpty() && phase.dueNanos() == Pacing.NOTHING_DUE;
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

    /** Sends all that is due and has a connection. */
    void startDue(long nowNanos) {
        long now = nowNanos;
        for (long due = phase.dueNanos(); due <= now; due = phase.dueNanos()) {
            Slot slot = pool.takeIdle();
            if (slot == null) {
                pool.grow(now);
                return;
            }
            now = start(slot, due);
        }
    }

    /** Gives up what has lasted longer than the timeout. */
    void expire(long now) {
        for (Slot oldest = inFlight.oldest(); oldest != null; oldest = inFlight.oldest()) {
            if (now - oldest.intendedNanos < timeoutNanos) {
                break;
            }
            oldest.connection().abandon(oldest, RequestOutcome.TIMEOUT);
        }
        while (phase.dueNanos() <= now - timeoutNanos) {
            health.sent(now);
            endUnsent(now, RequestOutcome.TIMEOUT);
        }
    }

    /** What nobody will wait for any longer: on its way, or due and without a connection. */
    void abandonRest(long now) {
        for (Slot oldest = inFlight.oldest(); oldest != null; oldest = inFlight.oldest()) {
            oldest.connection().abandon(oldest, RequestOutcome.UNFINISHED);
        }
        while (phase.dueNanos() < Math.min(now, phase.endNanos())) {
            endUnsent(now, RequestOutcome.UNFINISHED);
        }
    }

    @Override
    public void opened(Connection connection) {
        pool.opened(connection);
        health.connected();
    }

    @Override
    public void offered(Slot slot) {
        slot.freeSinceNanos = clock.nanoTime();
        pool.giveBack(slot);
    }

    @Override
    public void withdrawn(Slot slot) {
        pool.withdraw(slot);
    }

    @Override
    public void ended(Slot slot, RequestOutcome outcome, boolean reusable) {
        long now = clock.nanoTime();
        inFlight.remove(slot);
        if (outcome == RequestOutcome.OK || outcome == RequestOutcome.BAD_STATUS) {
            health.answered();
        }
        waits.sample(now);
        long readLateNanos = waits.sinceNanos(pollStartNanos);
        phase.recorder().ended(slot, now, readLateNanos, outcome);
        phase.pacing().ended(now);
        if (reusable) {
            slot.freeSinceNanos = now;
            pool.giveBack(slot);
        }
    }

    @Override
    public void closed(Connection connection, @Nullable Throwable cause) {
        if (!pool.closed(connection)) {
            openFailed();
        }
    }

    /** With no connection left to wait for, whatever is due has failed; otherwise it goes on waiting for one. */
    private void openFailed() {
        long now = clock.nanoTime();
        health.connectFailed(now);
        pool.pauseGrowing(now);
        int due = pool.open() == 0 ? Integer.MAX_VALUE : 0;
        // Users of a closed model are due again at once: their next attempt waits for the next connection attempt.
        while (due-- > 0 && phase.dueNanos() < now) {
            endUnsent(now, RequestOutcome.CONNECT_FAILED);
        }
    }

    private long start(Slot slot, long due) {
        RequestRenderer request = mix.next();
        long now = clock.nanoTime();
        slot.endpoint = mix.endpoint();
        slot.traceIdLow = mix.traceIdLow();
        slot.intendedNanos = due;
        slot.sentNanos = now;
        long sendableNanos = Math.max(due, slot.freeSinceNanos);
        slot.lateNanos = Math.max(0, now - sendableNanos);
        slot.hostLateNanos = hostLateNanos(sendableNanos, now);
        phase.taken(now);
        inFlight.add(slot);
        health.sent(now);
        phase.recorder().sent(slot, now < phase.endNanos());
        slot.connection().send(slot, request);
        return now;
    }

    /** The part of a lateness in which this thread was ready and had no processor; short ones are not worth a reading. */
    private long hostLateNanos(long sendableNanos, long now) {
        long late = now - sendableNanos;
        if (late < RunQueueWaits.PERIOD_NANOS) {
            return 0;
        }
        waits.sample(now);
        return Math.min(late, waits.sinceNanos(sendableNanos));
    }

    private void endUnsent(long now, RequestOutcome outcome) {
        long due = phase.dueNanos();
        mix.draw();
        phase.taken(now);
        phase.recorder().endedUnsent(mix.traceIdLow(), mix.endpoint(), due, now, outcome);
        phase.pacing().ended(now);
    }

    /** Takes the place of a phase while there is none. */
    private Phase idlePhase() {
        var recorder = new PhaseRecorder(mix.names(), new RequestStore(1));
        var none = new Phase(
                new Pacing.OpenPacing(() -> Pacing.NOTHING_DUE / 2),
                recorder,
                Duration.ZERO,
                Duration.ZERO,
                () -> false,
                1,
                new SharedEnd());
        none.begin(clock.nanoTime());
        return none;
    }
}
