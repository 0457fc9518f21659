package dev.headroom.agent.control;

import dev.headroom.agent.event.AgentEvent;
import dev.headroom.agent.event.HeldEvent;
import dev.headroom.agent.event.HostEvent;
import dev.headroom.agent.event.UnpooledText;
import dev.headroom.agent.hook.CallHooks;
import dev.headroom.agent.hook.HeldHooks;
import dev.headroom.agent.hook.RequestHooks;
import dev.headroom.agent.hook.SqlHooks;
import dev.headroom.agent.hook.Tally;
import dev.headroom.agent.hook.TaskHooks;
import dev.headroom.agent.hook.ThreadMeter;
import java.lang.instrument.Instrumentation;
import jdk.jfr.FlightRecorder;

/**
 * Registers the agent's events with JFR and loads what the hooks need, on a thread of its own: the caller is in the
 * middle of loading a class, and the first request should not pay either.
 */
final class Telemetry implements Runnable {
    private final Instrumentation instrumentation;

    Telemetry(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    @Override
    public void run() {
        Thread thread = new Thread(null, new Registration(instrumentation), "headroom-agent", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    static void emit() {
        AgentEvent event = new AgentEvent();
        Tally tally = Tally.OF_THIS_JVM;
        event.version = Status.version();
        event.requests = tally.requests();
        event.sqlExecutions = tally.sqlExecutions();
        event.failures = tally.failures();
        event.firstFailure = UnpooledText.of(tally.firstFailure());
        event.hooks = UnpooledText.of(tally.hooks());
        event.commit();
    }

    private static final class Registration implements Runnable {
        private final Instrumentation instrumentation;

        Registration(Instrumentation instrumentation) {
            this.instrumentation = instrumentation;
        }

        @Override
        public void run() {
            try {
                FlightRecorder.addPeriodicEvent(AgentEvent.class, Telemetry::emit);
                RequestHooks.isRecorded();
                SqlHooks.isRecorded();
                TaskHooks.isRecorded();
                CallHooks.isRecorded();
                FlightRecorder.addPeriodicEvent(HostEvent.class, HiccupWatch::keepAlive);
                FlightRecorder.addPeriodicEvent(
                        HeldEvent.class, () -> HeldHooks.forEach(held -> held.emit(instrumentation)));
                ThreadMeter.warmUp();
            } catch (Throwable failure) { // the boundary to the application's uncaught exception handler
                Tally.OF_THIS_JVM.failure("registering events", failure);
            }
        }
    }
}
