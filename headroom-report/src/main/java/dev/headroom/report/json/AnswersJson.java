package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.load.EndpointResult;
import dev.headroom.load.LoadResult;

/** What became of checks and sessions: {@code failedChecks[]} and {@code sessions[]}, each only where there is something. */
final class AnswersJson {

    private AnswersJson() {}

    static void append(ObjectNode object, LoadResult result) {
        if (result.endpoints().stream()
                .anyMatch(endpoint -> !endpoint.failedChecks().isEmpty())) {
            ArrayNode checks = object.putArray("failedChecks");
            for (EndpointResult endpoint : result.endpoints()) {
                endpoint.failedChecks().forEach((check, count) -> checks.addObject()
                        .put("endpoint", endpoint.name())
                        .put("check", check)
                        .put("requests", count));
            }
        }
        if (!result.sessions().isEmpty()) {
            ArrayNode sessions = object.putArray("sessions");
            result.sessions().forEach(session -> {
                ObjectNode node = sessions.addObject();
                node.put("name", session.name());
                node.put("begun", session.intended());
                node.put("completed", session.completed());
                node.put("failed", session.failed());
                node.put("cutOff", session.cutOff());
                ObjectNode notSent = node.putObject("notSent");
                session.notSent().forEach(notSent::put);
            });
        }
    }
}
