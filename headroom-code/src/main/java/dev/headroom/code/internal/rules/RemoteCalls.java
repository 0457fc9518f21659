package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.Optional;
import java.util.Set;

/** Each turn calls another service. Silent where nothing tells that the request changes, and where the loop ends by what is answered (pages). */
final class RemoteCalls implements CallRule {

    private static final Set<String> CLIENTS = Set.of(
            "org/apache/http/client/HttpClient",
            "org/apache/http/impl/client/CloseableHttpClient",
            "org/apache/hc/client5/http/classic/HttpClient",
            "org/apache/hc/client5/http/impl/classic/CloseableHttpClient",
            "okhttp3/Call",
            "retrofit2/Call");

    private static final Set<String> TEMPLATES =
            Set.of("org/springframework/web/client/RestTemplate", "org/springframework/web/client/RestOperations");

    private static final Set<String> OF_TEMPLATE = Set.of(
            "getForObject",
            "getForEntity",
            "postForObject",
            "postForEntity",
            "exchange",
            "put",
            "delete",
            "patchForObject");

    @Override
    public boolean follows(MethodKey call) {
        return switch (call.owner()) {
            case "java/net/http/HttpClient" -> call.name().equals("send");
            case "java/net/URL" ->
                call.name().equals("openStream") || call.name().equals("openConnection");
            default ->
                (CLIENTS.contains(call.owner()) && call.name().equals("execute"))
                        || (TEMPLATES.contains(call.owner()) && OF_TEMPLATE.contains(call.name()));
        };
    }

    @Override
    public Optional<Judgement> judge(RepeatedCall call) {
        Variation deciding = call.given();
        if (call.key().owner().equals("java/net/URL") || call.key().owner().endsWith("/Call")) {
            deciding = deciding.with(call.outer().get(0));
        }
        if (deciding == Variation.INVARIANT
                || call.repetition().decided()
                || !call.repetition().iterates()) {
            return Optional.empty();
        }
        return Optional.of(new Judgement(
                CodeRule.CHATTY_REMOTE_CALLS,
                deciding,
                "Each turn of the loop calls another service and waits for it."));
    }
}
