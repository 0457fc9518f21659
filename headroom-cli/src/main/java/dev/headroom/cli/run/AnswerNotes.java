package dev.headroom.cli.run;

import dev.headroom.load.EndpointResult;
import dev.headroom.load.LoadResult;
import dev.headroom.load.SessionResult;
import dev.headroom.measure.DecimalText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is to be said of a load's answers beyond their counts and times: checks that failed, sessions that ended early. */
public final class AnswerNotes {

    private AnswerNotes() {}

    /** Sentences, in the order of the endpoints, then of the sessions. */
    public static List<String> of(LoadResult load) {
        List<String> notes = new ArrayList<>();
        for (EndpointResult endpoint : load.endpoints()) {
            endpoint.failedChecks()
                    .forEach((check, count) -> notes.add(endpoint.name() + ": " + check + " did not hold in "
                            + DecimalText.grouped(count) + " of " + DecimalText.grouped(endpoint.requests())
                            + " requests."));
        }
        load.sessions().forEach(session -> notes.add(sentence(session)));
        return notes;
    }

    private static String sentence(SessionResult session) {
        String counts = "Session " + session.name() + ": " + DecimalText.grouped(session.intended()) + " begun, "
                + DecimalText.grouped(session.completed()) + " completed, " + DecimalText.grouped(session.failed())
                + " ended by a failed step, " + DecimalText.grouped(session.cutOff())
                + " cut off by the end of the window.";
        if (session.notSent().isEmpty()) {
            return counts;
        }
        String steps = session.notSent().entrySet().stream()
                .map(step -> step.getKey() + " " + DecimalText.grouped(step.getValue()))
                .collect(Collectors.joining(", "));
        return counts + " Steps not sent: " + steps + ".";
    }
}
