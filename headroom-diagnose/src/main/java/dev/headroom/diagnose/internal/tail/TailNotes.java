package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.ServerEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.tail.TailBreakdown.Share;
import dev.headroom.measure.Percentile;
import dev.headroom.profile.recording.EventLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a reader must know of an answer: what it rests on, and what it had to leave out. */
final class TailNotes {

    private final List<String> forAll = new ArrayList<>();

    TailNotes(ServerEvidence server) {
        Map<String, Long> lost = new TreeMap<>();
        for (EventLoss loss : server.losses()) {
            lost.merge(loss.unit(), loss.amount(), Long::sum);
        }
        lost.forEach((unit, amount) -> forAll.add(String.format(
                Locale.ROOT,
                "The recorder lost %,d %s: causes may be missing, and what they took is among the unexplained.",
                amount,
                unit)));
    }

    void add(String note) {
        forAll.add(note);
    }

    List<String> of(ChargedRequests requests, List<Share> shares, Percentile asked, Percentile told) {
        List<String> notes = new ArrayList<>(forAll);
        if (!asked.equals(told)) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%s was asked for, which takes %,d requests; of %,d, %s is explained.",
                    asked,
                    asked.minimumCount(),
                    requests.count(),
                    told));
        }
        List<JoinedRequest> all = requests.endpoint().requests();
        if (all.stream().noneMatch(request -> request.client().isPresent())) {
            notes.add(
                    "Seen from the service only: what a request waited before the service began it is not in its time.");
        }
        if (all.stream().allMatch(request -> request.server().offCpu().runQueueNanos() < 0)) {
            notes.add("How long threads waited for a processor is not known here; it is among the unexplained.");
        }
        double queued = shares.stream().mapToDouble(Share::queuedShare).sum();
        if (queued >= 0.005) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the extra time was spent queued behind requests that met a cause; it is charged to that cause.",
                    queued * 100));
        }
        return notes;
    }
}
