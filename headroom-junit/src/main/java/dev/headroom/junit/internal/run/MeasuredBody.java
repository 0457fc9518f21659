package dev.headroom.junit.internal.run;

import dev.headroom.junit.NotMeasuredException;
import dev.headroom.junit.internal.agent.AgentDoor;
import dev.headroom.junit.internal.agent.WindowCounts;
import java.time.Duration;
import java.util.Optional;

/** Runs bodies in windows of the agent, on the calling thread. Whatever a body throws is thrown on, and nothing is measured then. */
public final class MeasuredBody {
    /** How long tasks may go on after their test before nobody waits for them. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AgentDoor agent;

    public MeasuredBody(AgentDoor agent) {
        this.agent = agent;
    }

    /** One run, with its statements. */
    public WindowCounts once(Body body) throws Throwable {
        Object window = agent.open(true);
        run(body, window);
        return agent.close(window, PATIENCE);
    }

    /** Runs that are not measured. */
    public void warmUp(Body body, int runs) throws Throwable {
        for (int i = 0; i < runs; i++) {
            Object window = agent.open(false);
            run(body, window);
            agent.close(window, PATIENCE);
        }
    }

    /** @param warmup runs before these, which are told beside the result */
    public Repetitions repeat(Body body, int warmup, int repetitions) throws Throwable {
        long[] responseNanos = new long[repetitions];
        long[] allocatedBytes = new long[repetitions];
        long[] cpuNanos = new long[repetitions];
        boolean allocationKnown = true;
        boolean cpuKnown = true;
        boolean overlapped = false;
        long tasks = 0;
        long tasksLost = 0;
        for (int i = 0; i < repetitions; i++) {
            Object window = agent.open(false);
            responseNanos[i] = run(body, window);
            WindowCounts counts = agent.close(window, PATIENCE);
            allocatedBytes[i] = counts.allocatedBytes().orElse(0);
            cpuNanos[i] = counts.cpuNanos().orElse(0);
            allocationKnown &= counts.allocatedBytes().isPresent();
            cpuKnown &= counts.cpuNanos().isPresent();
            overlapped |= counts.overlapped();
            tasks = counts.tasks();
            tasksLost += counts.tasksUnfinished() + counts.tasksForgotten();
        }
        return new Repetitions(
                warmup,
                SortedValues.of(responseNanos),
                allocationKnown ? Optional.of(SortedValues.of(allocatedBytes)) : Optional.empty(),
                cpuKnown ? Optional.of(SortedValues.of(cpuNanos)) : Optional.empty(),
                tasks,
                tasksLost,
                overlapped);
    }

    /** How long it took; closes the window if the body throws. */
    private long run(Body body, Object window) throws Throwable {
        long beganNanos = System.nanoTime();
        try {
            body.run();
            return System.nanoTime() - beganNanos;
        } catch (Throwable thrown) { // whatever the test throws
            abandon(window, thrown);
            throw thrown;
        }
    }

    private void abandon(Object window, Throwable thrown) throws InterruptedException {
        try {
            agent.close(window, Duration.ZERO);
        } catch (NotMeasuredException lesser) {
            thrown.addSuppressed(lesser);
        }
    }
}
