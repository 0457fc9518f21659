package dev.headroom.load.internal.engine;

import dev.headroom.load.Arrivals;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException.Reason;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.internal.check.RunQueueWaits;
import dev.headroom.load.internal.protocol.Protocol;
import dev.headroom.load.internal.wire.Dialer;
import dev.headroom.load.internal.wire.Transport;
import dev.headroom.measure.NanoClock;
import io.netty.channel.ManualIoEventLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives the schedule and the connections from one thread: no hand-over lies between an intended start and its send.
 *
 * <p>Between two starts it sleeps in the kernel's poll until shortly before the next one, then polls without sleeping (park,
 * then spin).
 *
 * <p><b>Threads.</b> The thread that makes it owns it and makes every call but {@link #stop()}, which any thread may.
 */
public final class LoadLoop implements AutoCloseable {

    /** How a phase ended. */
    public enum Ending {
        COMPLETE,
        STOPPED,
        FAILED
    }

    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(100).toNanos();
    private static final int MOST_OPENED_UP_FRONT = 16;
    private static final int MOST_LOOKS = 16;

    private final LoadPlan plan;
    private final NanoClock clock;
    private final Share share;
    private final ManualIoEventLoop loop;
    private final RunQueueWaits waits = RunQueueWaits.ofThisThread();
    private final Dialer dialer;
    private final Health health;
    private final RequestFlow flow;
    private final ConnectionPool pool;
    private final long drainNanos;
    private final SpinMargin spin;
    private volatile boolean stopped;
    private Optional<Reason> failure = Optional.empty();

    private LoadLoop(
            LoadPlan plan,
            Target target,
            Protocol protocol,
            Transport transport,
            Itinerary itinerary,
            NanoClock clock,
            Share share) {
        this.plan = plan;
        this.clock = clock;
        this.share = share;
        loop = new ManualIoEventLoop(Thread.currentThread(), transport.handlers());
        dialer = transport.dialer(loop, target.address(), plan.timeouts().request());
        health = new Health(plan.timeouts().patience());
        drainNanos = plan.timeouts().drain().toNanos();
        spin = new SpinMargin(plan.driving().spin().toNanos());
        flow = new RequestFlow(plan, protocol, itinerary, dialer, clock, health, waits, share);
        pool = flow.pool();
    }

    /** Checks the plan's endpoints against the protocol they are for. */
    static LoadLoop of(LoadPlan plan, Target target, Transport transport, NanoClock clock, Share share)
            throws InvalidLoadException {
        Protocol protocol = target.protocol(plan);
        return new LoadLoop(plan, target, protocol, transport, new Itinerary(plan, protocol), clock, share);
    }

    /** Opens the first connections; false, with {@link #failure()}, if not one could be opened within a second. */
    public boolean open() {
        int wanted = Math.min(share.of(plan.limits().connections()), MOST_OPENED_UP_FRONT);
        while (pool.openedEver() < wanted && pool.idle() < MOST_OPENED_UP_FRONT) {
            long now = clock.nanoTime();
            failure = health.failure(now, pool.open(), false);
            if (failure.isPresent() || stopped) {
                return false;
            }
            if (health.connectFailing() && pool.open() > 0) {
                return true; // Fewer than hoped for: the rest is opened, or fails, on demand.
            }
            pool.expire(now);
            pool.grow(now);
            loop.run(pool.connecting() > 0 ? LONGEST_WAIT_NANOS : Math.max(1, pool.retryNanos() - now));
        }
        return true;
    }

    /** For the random numbers of one phase's schedule. */
    long scheduleSeed() {
        return flow.mix().random().nextLong();
    }

    /** A phase over this loop alone; {@code endsAfterWindow} is asked at the end of each window. */
    Phase phase(Duration length, PhaseRecorder recorder, Duration window, BooleanSupplier endsAfterWindow) {
        var schedule = new SplittableRandom(scheduleSeed());
        return phase(plan.arrivals(), length, recorder, window, endsAfterWindow, schedule, new SharedEnd());
    }

    /** This loop's part of a phase. */
    Phase phase(
            Arrivals arrivals,
            Duration length,
            PhaseRecorder recorder,
            Duration window,
            BooleanSupplier endsAfterWindow,
            SplittableRandom schedule,
            SharedEnd end) {
        return new Phase(
                Pacing.of(arrivals, schedule, share),
                recorder,
                length,
                window,
                endsAfterWindow,
                share.of(plan.limits().requests()),
                end);
    }

    /** Runs a phase, from now, to its end and through its drain. */
    Ending run(Phase phase) {
        lookAtSockets();
        return drive(phase, clock.nanoTime());
    }

    /** Runs a phase from an instant that lies ahead. */
    Ending run(Phase phase, long startNanos) {
        lookAtSockets();
        return drive(phase, startNanos);
    }

    private Ending drive(Phase phase, long startNanos) {
        health.forgetSilence();
        flow.begin(phase, startNanos);
        Ending ending = null;
        while (ending == null) {
            long now = clock.nanoTime();
            phase.tick(now);
            waits.sample(now);
            flow.expire(now);
            flow.startDue(now);
            ending = ending(phase, clock.nanoTime());
            if (ending == null) {
                await(phase);
            }
        }
        flow.abandonRest(clock.nanoTime());
        flow.finish();
        return ending;
    }

    /** Nobody did between phases, and a service may have closed connections that lay idle: no request may go over one. */
    private void lookAtSockets() {
        for (int looks = 0; looks < MOST_LOOKS && loop.runNow() > 0; looks++) {
            // Each look takes as many events as fit one fetch, and closing a connection makes work for the next.
        }
    }

    /** Ends the running phase as soon as possible, without its drain, and every later one at once. */
    public void stop() {
        stopped = true;
        loop.wakeup();
    }

    /** Why the load could not go on; empty while it can. */
    public Optional<Reason> failure() {
        return failure;
    }

    /** Why connections that were taken were of no use; goes on where the target's name ends. */
    public Optional<String> handshakeFault() {
        return health.handshakeFault();
    }

    public long bytesSent() {
        return dialer.bytesSent();
    }

    public long bytesReceived() {
        return dialer.bytesReceived();
    }

    public int connectionsOpened() {
        return pool.openedEver();
    }

    /** Closes every connection, and runs what that leaves to be done, before the loop goes: it would be refused after. */
    @Override
    public void close() {
        pool.closeAll();
        while (pool.wires() > 0) {
            loop.run(LONGEST_WAIT_NANOS);
        }
        var unused = loop.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
        while (!loop.isTerminated()) {
            loop.runNow();
        }
        dialer.release();
        waits.close();
    }

    private @Nullable Ending ending(Phase phase, long now) {
        if (stopped || Thread.currentThread().isInterrupted()) {
            stopped = true;
            phase.end(now);
            return Ending.STOPPED;
        }
        boolean over = now >= phase.endNanos() && flow.isIdle();
        failure = health.failure(now, pool.open(), over);
        if (failure.filter(reason -> reason == Reason.UNRESPONSIVE).isPresent()) {
            loop.runNow(); // An answer may have come while this thread was busy with what it could not send.
            failure = health.failure(now, pool.open(), over);
        }
        if (failure.isPresent()) {
            phase.endForAll(now);
            return Ending.FAILED;
        }
        return over || now - phase.endNanos() >= drainNanos ? Ending.COMPLETE : null;
    }

    private void await(Phase phase) {
        long now = clock.nanoTime();
        flow.polling(now);
        long wake = Math.min(now + LONGEST_WAIT_NANOS, flow.nextTimeoutNanos());
        if (now < phase.endNanos()) {
            wake = Math.min(wake, phase.endNanos());
        }
        long due = flow.dueNanos();
        long early = due - spin.nanos();
        if (due != Pacing.NOTHING_DUE && (due > now || pool.hasIdle())) {
            wake = Math.min(wake, early);
        } else if (due <= now) {
            // It waits for a connection: one that becomes free wakes the poll, a pause after a failure does not.
            wake = pool.retryNanos() > now ? Math.min(wake, pool.retryNanos()) : wake;
        }
        if (health.connectFailing() && pool.open() == 0) {
            pool.grow(now);
            wake = Math.min(wake, now + ConnectionPool.RETRY_NANOS);
        }
        if (wake <= now) {
            loop.runNow();
        } else {
            loop.run(wake - now);
            if (wake == early) {
                long late = clock.nanoTime() - wake;
                if (late >= 0) {
                    spin.woke(late);
                }
            }
        }
    }
}
