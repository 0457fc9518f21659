package dev.headroom.agent.hook;

import dev.headroom.agent.event.CallEvent;
import dev.headroom.agent.event.UnpooledText;
import dev.headroom.agent.http.CalledHost;
import org.jspecify.annotations.Nullable;

/**
 * Around every HTTP request that a request of the service sends out. A client that is built on another is one call: the outermost on a
 * thread. What nobody's request sends is not looked at.
 */
public final class CallHooks {
    private static final CallEvent PROBE = new CallEvent();

    private CallHooks() {}

    /** Registers the event with JFR before the first call does. */
    public static boolean isRecorded() {
        return PROBE.isEnabled();
    }

    /**
     * Called first; answers a token for {@link #exit}, 0 where there is nothing to do.
     *
     * @param client what the next one is, a constant of {@link CalledHost}
     * @param target the client's own description of where it sends to
     */
    public static int enter(int client, @Nullable Object target) {
        try {
            ThreadState state = ThreadState.current();
            if (state.request == null && state.task == null) {
                return 0;
            }
            if (state.callDepth++ == 0 && PROBE.isEnabled()) {
                CallEvent event = new CallEvent();
                event.host = UnpooledText.of(CalledHost.of(client, target));
                event.async = client == CalledHost.JDK_ASYNC;
                state.call = event;
                event.begin();
            }
            return 1;
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("outgoing call start", failure);
            return 1;
        }
    }

    /** Called last, on return as well as on throw. */
    public static void exit(int token) {
        if (token == 0) {
            return;
        }
        try {
            ThreadState state = ThreadState.current();
            if (state.callDepth > 0 && --state.callDepth == 0) {
                CallEvent event = state.call;
                state.call = null;
                if (event != null) {
                    event.commit();
                }
            }
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("outgoing call end", failure);
        }
    }
}
