package dev.headroom.agent.control;

import dev.headroom.agent.event.HiccupEvent;
import dev.headroom.agent.event.HostEvent;
import dev.headroom.agent.hook.Dispatchers;
import dev.headroom.agent.hook.Tally;
import java.io.IOException;
import java.nio.channels.Selector;

/**
 * A thread that sleeps and looks how late it wakes, as jHiccup does; it also reads what the control group's quota forbade, and
 * what dispatchers of requests waited for a processor. It sleeps {@value #SLEEP_MILLIS} ms, and {@value #CLOSER_SLEEP_MILLIS} ms after it woke late: then it costs more, and sees
 * nearly all of what goes on. It lives as long as a recording wants its events.
 */
final class HiccupWatch implements Runnable {
    private static final long SLEEP_MILLIS = 20;
    private static final long CLOSER_SLEEP_MILLIS = 2;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Sleeps this late are no news: a timer's slack and a wake-up take up to a tenth of it. */
    private static final long LATE_NANOS = NANOS_PER_MILLI;

    /** How often the quota is read when nothing is late, where there is one: once in its usual period. */
    private static final long READING_NANOS = 100 * NANOS_PER_MILLI;

    /** How often somebody may have set one. */
    private static final long UNLIMITED_READING_NANOS = 1_000 * NANOS_PER_MILLI;

    private static final Object ALIVE = new Object();
    private static boolean alive;

    private final Throttle throttle = new Throttle();

    private HiccupWatch() {}

    /** Called by JFR every so often while somebody records. */
    static void keepAlive() {
        synchronized (ALIVE) {
            if (!alive) {
                Thread thread = new Thread(null, new HiccupWatch(), "headroom-hiccups", 0, false);
                thread.setDaemon(true);
                thread.start();
                alive = true;
            }
        }
    }

    @Override
    public void run() {
        try (Selector sleeper = Selector.open()) {
            Dispatchers.watch();
            watch(sleeper);
        } catch (Throwable failure) { // the boundary to the application's uncaught exception handler
            Tally.OF_THIS_JVM.failure("watching for hiccups", failure);
        } finally {
            Dispatchers.unwatch();
            synchronized (ALIVE) {
                alive = false;
            }
        }
    }

    /**
     * @param sleeper has no channels, so that selecting is sleeping: unlike other ways to sleep it leaves no event with a stack
     *     trace in the recording, which cost more than the rest of this
     */
    private void watch(Selector sleeper) throws IOException {
        HostEvent wanted = new HostEvent();
        throttle.emit();
        long sleepMillis = SLEEP_MILLIS;
        long read = System.nanoTime();
        while (wanted.isEnabled()) {
            HiccupEvent hiccup = new HiccupEvent();
            hiccup.begin();
            long begun = System.nanoTime();
            sleeper.select(sleepMillis);
            Thread.interrupted(); // Somebody who interrupts every thread would keep the next selections from sleeping.
            long now = System.nanoTime();
            long due = begun + sleepMillis * NANOS_PER_MILLI;
            boolean late = now - due > LATE_NANOS;
            if (late || now - read > (throttle.isLimited() ? READING_NANOS : UNLIMITED_READING_NANOS)) {
                hiccup.end();
                hiccup.late = now - due;
                hiccup.throttledTime = throttle.emit();
                if (late) {
                    hiccup.commit();
                }
                read = now;
            }
            Dispatchers.tell();
            sleepMillis = late ? CLOSER_SLEEP_MILLIS : SLEEP_MILLIS;
        }
    }
}
