package dev.headroom.load.internal.engine;

import dev.headroom.load.LoadFailedException.Reason;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.internal.http.RequestRenderer;
import dev.headroom.measure.NanoClock;
import dev.headroom.measure.RequestOutcome;
import io.netty.channel.ManualIoEventLoop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives the schedule and the connections from one thread: no hand-over lies between an intended start and its send.
 *
 * <p>Between two starts it sleeps in the kernel's poll until shortly before the next one, then polls without sleeping (park,
 * then spin). A request without a free connection waits, and its wait is part of its response time.
 *
 * <p><b>Threads.</b> The thread that makes it owns it and makes every call but {@link #stop()}, which any thread may.
 */
public final class LoadLoop implements Connection.Listener, AutoCloseable {

    /** How a phase ended. */
    public enum Ending {
        COMPLETE,
        STOPPED,
        FAILED
    }

    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(100).toNanos();
    private static final int MOST_OPENED_UP_FRONT = 16;

    private final LoadPlan plan;
    private final Mix mix;
    private final NanoClock clock;
    private final ManualIoEventLoop loop;
    private final ConnectionPool pool;
    private final Health health;
    private final InFlight inFlight = new InFlight();
    private final long timeoutNanos;
    private final long drainNanos;
    private final long spinNanos;
    private volatile boolean stopped;
    private Optional<Reason> failure = Optional.empty();
    private Phase phase;
    private long bytesSent;
    private long bytesReceived;

    public LoadLoop(LoadPlan plan, List<RequestRenderer> renderers, InetSocketAddress target, NanoClock clock) {
        this(plan, renderers, target, clock, Transport.best());
    }

    LoadLoop(
            LoadPlan plan,
            List<RequestRenderer> renderers,
            InetSocketAddress target,
            NanoClock clock,
            Transport transport) {
        this.plan = plan;
        this.clock = clock;
        mix = new Mix(plan, renderers);
        loop = new ManualIoEventLoop(Thread.currentThread(), transport.handlers());
        health = new Health(plan.patience());
        timeoutNanos = plan.timeout().toNanos();
        drainNanos = plan.drain().toNanos();
        spinNanos = plan.spin().toNanos();
        phase = idlePhase();
        pool = new ConnectionPool(loop, transport, target, plan.connections(), plan.timeout(), this, this::openFailed);
    }

    /** Opens the first connections; false, with {@link #failure()}, if not one could be opened within a second. */
    public boolean open() {
        int wanted = Math.min(plan.connections(), MOST_OPENED_UP_FRONT);
        while (pool.openedEver() < wanted) {
            long now = clock.nanoTime();
            failure = health.failure(now, pool.open(), false);
            if (failure.isPresent() || stopped) {
                return false;
            }
            if (health.connectFailing() && pool.open() > 0) {
                return true; // Fewer than hoped for: the rest is opened, or fails, on demand.
            }
            pool.grow(now);
            loop.run(pool.connecting() > 0 ? LONGEST_WAIT_NANOS : Math.max(1, pool.retryNanos() - now));
        }
        return true;
    }

    /** A phase over this loop; {@code endsAfterWindow} is asked at the end of each window. */
    public Phase phase(Duration length, PhaseRecorder recorder, Duration window, BooleanSupplier endsAfterWindow) {
        return new Phase(
                Pacing.of(plan.arrivals(), mix.random()),
                recorder,
                length,
                window,
                endsAfterWindow,
                plan.maxRequests());
    }

    /** Runs a phase to its end and through its drain. */
    public Ending run(Phase next) {
        phase = next;
        health.forgetSilence();
        phase.begin(clock.nanoTime());
        Ending ending = null;
        while (ending == null) {
            long now = clock.nanoTime();
            phase.tick(now);
            expire(now);
            startDue(now);
            ending = ending(clock.nanoTime());
            if (ending == null) {
                await();
            }
        }
        abandonRest(clock.nanoTime());
        phase = idlePhase();
        return ending;
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

    public long bytesSent() {
        return bytesSent;
    }

    public long bytesReceived() {
        return bytesReceived;
    }

    public int connectionsOpened() {
        return pool.openedEver();
    }

    @Override
    public void close() {
        pool.closeAll();
        var unused = loop.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
        while (!loop.isTerminated()) {
            loop.runNow();
        }
        pool.release();
    }

    @Override
    public void opened(Connection connection) {
        pool.opened(connection);
        pool.giveBack(connection);
        connection.freeSinceNanos = clock.nanoTime();
        health.connected();
    }

    @Override
    public void ended(Connection connection, RequestOutcome outcome, boolean reusable) {
        long now = clock.nanoTime();
        inFlight.remove(connection);
        if (outcome == RequestOutcome.OK || outcome == RequestOutcome.BAD_STATUS) {
            health.answered();
        }
        phase.recorder()
                .ended(
                        connection.traceIdLow,
                        connection.endpoint,
                        connection.intendedNanos,
                        connection.sentNanos,
                        now,
                        outcome);
        phase.pacing().ended(now);
        if (reusable) {
            connection.freeSinceNanos = now;
            pool.giveBack(connection);
        }
    }

    @Override
    public void closed(Connection connection) {
        pool.closed(connection);
    }

    @Override
    public void received(int bytes) {
        bytesReceived += bytes;
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

    private void startDue(long nowNanos) {
        long now = nowNanos;
        for (long due = phase.dueNanos(); due <= now; due = phase.dueNanos()) {
            Connection connection = pool.takeIdle();
            if (connection == null) {
                pool.grow(now);
                return;
            }
            now = start(connection, due);
        }
    }

    private long start(Connection connection, long due) {
        RequestRenderer request = mix.next();
        long now = clock.nanoTime();
        connection.endpoint = mix.endpoint();
        connection.traceIdLow = mix.traceIdLow();
        connection.intendedNanos = due;
        connection.sentNanos = now;
        phase.taken(now);
        inFlight.add(connection);
        health.sent(now);
        phase.recorder().sent(due, now, connection.freeSinceNanos, now < phase.endNanos());
        bytesSent += request.length();
        connection.send(request);
        return now;
    }

    private void expire(long now) {
        for (Connection oldest = inFlight.oldest(); oldest != null; oldest = inFlight.oldest()) {
            if (now - oldest.intendedNanos < timeoutNanos) {
                break;
            }
            oldest.abandon(RequestOutcome.TIMEOUT);
        }
        while (phase.dueNanos() <= now - timeoutNanos) {
            health.sent(now);
            endUnsent(now, RequestOutcome.TIMEOUT);
        }
    }

    private void endUnsent(long now, RequestOutcome outcome) {
        long due = phase.dueNanos();
        mix.draw();
        phase.taken(now);
        phase.recorder().ended(mix.traceIdLow(), mix.endpoint(), due, now, now, outcome);
        phase.pacing().ended(now);
    }

    private @Nullable Ending ending(long now) {
        if (stopped || Thread.currentThread().isInterrupted()) {
            stopped = true;
            phase.end(now);
            return Ending.STOPPED;
        }
        boolean over = now >= phase.endNanos() && phase.dueNanos() == Pacing.NOTHING_DUE && inFlight.isEmpty();
        failure = health.failure(now, pool.open(), over);
        if (failure.isPresent()) {
            phase.end(now);
            return Ending.FAILED;
        }
        return over || now - phase.endNanos() >= drainNanos ? Ending.COMPLETE : null;
    }

    /** What nobody will wait for any longer: on its way, or due and without a connection. */
    private void abandonRest(long now) {
        for (Connection oldest = inFlight.oldest(); oldest != null; oldest = inFlight.oldest()) {
            oldest.abandon(RequestOutcome.UNFINISHED);
        }
        while (phase.dueNanos() < Math.min(now, phase.endNanos())) {
            endUnsent(now, RequestOutcome.UNFINISHED);
        }
    }

    private void await() {
        long now = clock.nanoTime();
        long wake = now + LONGEST_WAIT_NANOS;
        Connection oldest = inFlight.oldest();
        if (oldest != null) {
            wake = Math.min(wake, oldest.intendedNanos + timeoutNanos);
        }
        if (now < phase.endNanos()) {
            wake = Math.min(wake, phase.endNanos());
        }
        long due = phase.dueNanos();
        if (due != Pacing.NOTHING_DUE && (due > now || pool.hasIdle())) {
            wake = Math.min(wake, due - spinNanos);
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
        }
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
                1);
        none.begin(clock.nanoTime());
        return none;
    }
}
