package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.internal.rules.FileAccess.Kind;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.RequestWait;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.measure.DurationText;
import dev.headroom.profile.recording.ThreadWait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file read, written or forced to the disk while the request waits, and the waiting of others for the lock around it. */
final class BlockingIoRule implements Rule {

    @Override
    public String id() {
        return "blocking-io-in-hot-path";
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        return FileAccess.sites(endpoint).stream()
                .filter(site -> new BlockedTime(endpoint, site).blocksRequests())
                .flatMap(site -> finding(endpoint, site).stream())
                .toList();
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, HotSite site) {
        var blocked = new BlockedTime(endpoint, site, FileAccess.partOfFileTime(endpoint, site));
        List<Gain> gains = blocked.gains();
        if (gains.isEmpty()) {
            return Optional.empty();
        }
        List<Kind> kinds = blocked.sampled()
                ? FileAccess.kindsOfSamples(site, endpoint.code())
                : FileAccess.kindsOfWaits(site, endpoint.code());
        String method = site.location().method();
        List<String> evidence = new ArrayList<>(blocked.evidence("spent on a file " + participle(kinds) + " in "
                + method + (kinds.contains(Kind.LOCKED) ? " and on the lock around it" : "")));
        lockSentence(site).ifPresent(evidence::add);
        return Optional.of(new Finding(
                id(),
                title(kinds, method),
                Level.IO,
                site.location(),
                endpoint.endpoint(),
                evidence,
                gains.get(0),
                gains.subList(1, gains.size()),
                "Hand the work to a thread of its own through a bounded queue, and let that thread take many pieces per write "
                        + "or force; keep it in the request only where the answer must not be sent before the data is on the "
                        + "disk, and then force once for a group of requests.",
                site.requestsSeen() >= Thresholds.MANY_REQUESTS ? Status.CONFIRMED : Status.SUSPECTED,
                site.path()));
    }

    private static String title(List<Kind> kinds, String method) {
        return kinds.get(0) == Kind.LOCKED
                ? "Requests wait for the lock around a file " + participle(kinds) + " in " + method
                : "File " + participle(kinds) + " in " + method + " while the request waits";
    }

    /** What most of the time with the file itself goes to; a request that only queued for its lock does not tell. */
    private static String participle(List<Kind> kinds) {
        return kinds.stream()
                .filter(kind -> kind != Kind.LOCKED)
                .findFirst()
                .map(Kind::participle)
                .orElse("used");
    }

    private static Optional<String> lockSentence(HotSite site) {
        List<ThreadWait> locks = site.waits().stream()
                .map(RequestWait::waited)
                .filter(wait -> wait.kind() != ThreadWait.Kind.FILE_IO)
                .toList();
        if (locks.isEmpty()) {
            return Optional.empty();
        }
        long nanos = locks.stream().mapToLong(ThreadWait::durationNanos).sum();
        return Optional.of(Evidence.text(
                "It is done under a lock: %d of these waits, %s in all, were for %s.",
                locks.size(), DurationText.of(nanos), locks.get(0).target()));
    }
}
