package dev.headroom.load.internal.engine;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.SessionLoad;
import dev.headroom.load.answer.AnswerCapture;
import dev.headroom.load.internal.answer.AnswerReader;
import dev.headroom.load.internal.answer.Origin;
import dev.headroom.load.internal.protocol.Protocol;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.template.Template;
import dev.headroom.load.internal.template.TemplateScope;
import dev.headroom.load.schedule.ThinkTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan's endpoints, made ready to be sent and to be read the answers of, by their index in {@link LoadPlan#allEndpoints()};
 * and which of them are the steps of which session. Lives on the load thread.
 */
final class Itinerary {

    private static final int MOST_REDIRECTIONS_KEPT = 256;

    private final Protocol protocol;
    private final Origin origin;
    private final List<SessionLoad> sessions;
    private final List<EndpointLoad> endpoints;
    private final List<TemplateScope> scopes = new ArrayList<>();
    private final List<RequestRenderer> renderers = new ArrayList<>();
    private final List<ArrayDeque<AnswerReader>> readers = new ArrayList<>();
    private final boolean[] observed;
    private final int[][] places;
    private final int[] firstSteps;
    private final Map<String, RequestRenderer> redirections = new HashMap<>();

    /** @throws InvalidLoadException if the protocol cannot say one of the requests */
    Itinerary(LoadPlan plan, Protocol protocol) throws InvalidLoadException {
        this.protocol = protocol;
        origin = Origin.of(plan.target());
        sessions = plan.sessions();
        endpoints = plan.allEndpoints();
        observed = new boolean[endpoints.size()];
        places = new int[endpoints.size()][];
        firstSteps = new int[sessions.size()];
        for (EndpointLoad endpoint : plan.endpoints()) {
            add(endpoint, new TemplateScope(plan.data(), List.of()), List.of(), false);
        }
        for (int i = 0; i < sessions.size(); i++) {
            SessionLoad session = sessions.get(i);
            firstSteps[i] = renderers.size();
            for (int step = 0; step < session.steps().size(); step++) {
                var scope = new TemplateScope(plan.data(), session.capturedBefore(step));
                add(session.steps().get(step).endpoint(), scope, session.captured(), true);
            }
        }
    }

    RequestRenderer renderer(int endpoint) {
        return renderers.get(endpoint);
    }

    int firstStep(int session) {
        return firstSteps[session];
    }

    int steps(int session) {
        return sessions.get(session).steps().size();
    }

    int captured(int session) {
        return sessions.get(session).captured().size();
    }

    ThinkTime thinkBefore(int session, int step) {
        return sessions.get(session).steps().get(step).think();
    }

    int mostRedirects(int endpoint) {
        return endpoints.get(endpoint).answer().mostRedirects();
    }

    /** Looks at the next answer of an endpoint; null if nobody needs to. Give it back. */
    @Nullable
    AnswerReader reader(int endpoint) {
        if (!observed[endpoint]) {
            return null;
        }
        AnswerReader free = readers.get(endpoint).pollLast();
        return free != null ? free : new AnswerReader(endpoints.get(endpoint).answer(), places[endpoint], origin);
    }

    void giveBack(int endpoint, AnswerReader reader) {
        readers.get(endpoint).addLast(reader);
    }

    /**
     * The request with which an endpoint goes on after a redirect: a GET from 303, and from 301 and 302 if it was a POST, else
     * the same again (RFC 9110, 15.4). Null where that would have to repeat a body whose parameters are gone.
     */
    @Nullable
    RequestRenderer redirected(int endpoint, int status, String path) {
        EndpointLoad from = endpoints.get(endpoint);
        boolean changes = (status == 303 && !from.method().equals("HEAD"))
                || ((status == 301 || status == 302) && from.method().equals("POST"));
        String method = changes ? "GET" : from.method();
        String key = method + ' ' + endpoint + ' ' + path;
        RequestRenderer known = redirections.get(key);
        if (known != null) {
            return known;
        }
        try {
            if (!changes && !Template.isConstant(Template.body(from, scopes.get(endpoint)))) {
                return null;
            }
            var to = new EndpointLoad(
                    from.name(), method, path, from.headers(), changes ? null : from.body(), 1, from.expect());
            RequestRenderer renderer = protocol.renderer(to, scopes.get(endpoint));
            if (redirections.size() == MOST_REDIRECTIONS_KEPT) {
                redirections.clear();
            }
            redirections.put(key, renderer);
            return renderer;
        } catch (InvalidLoadException e) {
            throw new IllegalStateException("A path that was cleaned is a path: " + path, e);
        }
    }

    private void add(EndpointLoad endpoint, TemplateScope scope, List<String> captured, boolean inSession)
            throws InvalidLoadException {
        int index = renderers.size();
        renderers.add(protocol.renderer(endpoint, scope));
        scopes.add(scope);
        readers.add(new ArrayDeque<>());
        observed[index] = inSession || !endpoint.answer().isNone();
        places[index] = endpoint.answer().captures().stream()
                .map(AnswerCapture::name)
                .mapToInt(captured::indexOf)
                .toArray();
    }
}
