package dev.headroom.agent.hook;

import dev.headroom.agent.event.RequestEvent;
import dev.headroom.agent.event.UnpooledText;
import dev.headroom.agent.http.HttpLayer;
import dev.headroom.agent.http.HttpLayers;
import dev.headroom.agent.http.JavalinRoute;
import dev.headroom.agent.http.ParameterBucket;
import dev.headroom.agent.http.Routes;
import dev.headroom.agent.http.Traceparent;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Around every HTTP entry point. The outermost one on a thread opens the request; inner ones may refine status, route
 * and async. {@code enter} answers a token that the matching {@code exit} takes back: 0 means there is nothing to do.
 */
public final class RequestHooks {
    private static final int MAX_ROUTES = 1_000;
    private static final int INTERNAL_ERROR = 500;
    private static final int ERRORS = 400;

    /** Requests from here on are worth the question for page faults. */
    private static final long SLOW_NANOS = 10_000_000;

    private static final AtomicLong IDS = new AtomicLong();
    private static final RequestEvent PROBE = new RequestEvent();
    private static final Routes ROUTES = new Routes(MAX_ROUTES);

    private RequestHooks() {}

    /** Registers the event with JFR before the first request does. */
    public static boolean isRecorded() {
        return PROBE.isEnabled();
    }

    /** Called first in the woven method; {@code layer} is a constant of {@link HttpLayers}. */
    public static int enter(int layer, Object exchange) {
        ThreadState state = null;
        int depth = 0;
        try {
            state = ThreadState.current();
            depth = state.requestDepth;
            if (depth == 0) {
                if (!HttpLayers.of(layer).begins(exchange)) {
                    return 0;
                }
                if (PROBE.isEnabled()) {
                    open(state, HttpLayers.of(layer), exchange);
                }
                Tally.OF_THIS_JVM.request();
            }
            state.requestDepth = depth + 1;
            return depth + 1;
        } catch (Throwable failure) { // the boundary to the application
            if (state != null) {
                state.requestDepth = depth;
                state.endRequest();
            }
            Tally.OF_THIS_JVM.failure("request start", failure);
            return 0;
        }
    }

    /** Called last in the woven method, on return as well as on throw. */
    public static void exit(
            @Nullable Throwable thrown, int token, int layer, Object exchange, @Nullable Object response) {
        if (token == 0) {
            return;
        }
        try {
            leave(thrown, token, layer, exchange, response);
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("request end", failure);
        }
    }

    private static void leave(
            @Nullable Throwable thrown, int token, int layer, Object exchange, @Nullable Object response)
            throws Throwable {
        ThreadState state = ThreadState.current();
        state.requestDepth = token - 1;
        RequestEvent event = state.request;
        if (event != null) {
            refineGuarded(state, event, layer, exchange, response);
        }
        if (token > 1) {
            return;
        }
        try {
            if (event != null) {
                state.request = null; // what the agent reads from here on is no wait of it
                state.results.endAll();
                close(state, event, HttpLayers.of(layer), exchange, thrown);
            }
        } finally {
            state.endRequest();
            Tally.OF_THIS_JVM.requestDone();
        }
    }

    private static void refineGuarded(
            ThreadState state, RequestEvent event, int layer, Object exchange, @Nullable Object response) {
        try {
            refine(state, event, HttpLayers.of(layer), exchange, response);
        } catch (Throwable failure) { // a fact less is no reason to lose the request
            Tally.OF_THIS_JVM.failure("request facts", failure);
        }
    }

    /** Called when Javalin has matched an endpoint. */
    public static void javalinRoute(Object endpoint) {
        try {
            ThreadState state = ThreadState.current();
            if (state.request != null) {
                String route = JavalinRoute.of(endpoint);
                if (route != null) {
                    state.route = route;
                }
            }
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("route of Javalin", failure);
        }
    }

    private static void open(ThreadState state, HttpLayer layer, Object exchange) throws Throwable {
        RequestEvent event = new RequestEvent();
        String method = layer.method(exchange);
        event.method = method == null ? "" : method;
        state.path = layer.path(exchange);
        String traceparent = layer.traceparent(exchange);
        if (Traceparent.isValid(traceparent) && traceparent != null) {
            event.traceIdHigh = Traceparent.high(traceparent);
            event.traceIdLow = Traceparent.low(traceparent);
        }
        event.id = IDS.incrementAndGet();
        state.route = null;
        state.open = new OpenRequest(event.id);
        state.poolNanos = 0;
        state.fileNanos = 0;
        state.socketNanos = 0;
        state.waitStartNanos = 0;
        if (state.majorFaults < 0) {
            state.majorFaults = ThreadMeter.majorFaults();
        }
        state.runQueueNanosAtStart = ThreadMeter.runQueueNanos(state);
        event.wakeTime = ThreadMeter.since(state.runQueueNanosAtEnd, state.runQueueNanosAtStart);
        state.startNanos = System.nanoTime();
        state.request = event; // from here on, waits are the request's
        state.allocatedBytesAtStart = ThreadMeter.allocatedBytes();
        state.cpuNanosAtStart = ThreadMeter.cpuNanos();
        event.begin();
    }

    private static void refine(
            ThreadState state, RequestEvent event, HttpLayer layer, Object exchange, @Nullable Object response)
            throws Throwable {
        int status = layer.status(exchange, response);
        if (status > 0) {
            event.status = status;
        }
        event.async |= layer.async(exchange, response);
        if (state.route == null) {
            state.route = layer.route(exchange);
        }
    }

    private static void close(
            ThreadState state, RequestEvent event, HttpLayer layer, Object exchange, @Nullable Throwable thrown)
            throws Throwable {
        event.end();
        event.cpuTime = ThreadMeter.since(state.cpuNanosAtStart, ThreadMeter.cpuNanos());
        event.allocatedBytes = ThreadMeter.since(state.allocatedBytesAtStart, ThreadMeter.allocatedBytes());
        state.runQueueNanosAtEnd = ThreadMeter.runQueueNanos(state);
        event.runQueueTime = ThreadMeter.since(state.runQueueNanosAtStart, state.runQueueNanosAtEnd);
        event.poolTime = state.poolNanos;
        event.fileTime = state.fileNanos;
        event.socketTime = state.socketNanos;
        if (System.nanoTime() - state.startNanos > SLOW_NANOS) {
            long faults = ThreadMeter.majorFaults();
            event.majorFaults = ThreadMeter.since(state.majorFaults, faults);
            state.majorFaults = faults;
        }
        OpenRequest open = state.open;
        if (open != null) {
            event.sqlQueries += open.sqlQueries();
            event.sqlTime += open.sqlNanos();
        }
        if (!event.shouldCommit()) {
            return;
        }
        if (thrown != null && event.status < ERRORS) {
            event.status = INTERNAL_ERROR;
        }
        String route = route(state, layer, exchange);
        event.route = UnpooledText.of(route);
        String path = state.path;
        if (path != null) {
            event.parameterBucket = ParameterBucket.of(path, route);
        }
        event.commit();
    }

    private static String route(ThreadState state, HttpLayer layer, Object exchange) throws Throwable {
        String route = state.route;
        if (route != null) {
            return ROUTES.admit(route);
        }
        String path = state.path;
        return path == null ? "" : ROUTES.ofPath(path, layer.literalPrefix(exchange));
    }
}
