package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.RequestSample;
import dev.headroom.diagnose.rule.RequestWait;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Requests that wait for a lock which other requests hold. Where the holders block on a file, that is the finding and not
 * their queue.
 */
final class LockContentionRule implements Rule {

    @Override
    public String id() {
        return "lock-contention";
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        List<HotSite> contended = HotSite.findMethods(endpoint, Locks.SIGNATURE, Locks::siteOf).stream()
                .filter(site -> new BlockedTime(endpoint, site).blocksRequests())
                .toList();
        if (contended.isEmpty()) {
            return List.of();
        }
        Set<Location> explained = FileAccess.sites(endpoint).stream()
                .filter(site -> new BlockedTime(endpoint, site).blocksRequests())
                .map(site -> HotSite.method(site.location()))
                .collect(Collectors.toSet());
        return contended.stream()
                .filter(site -> !explained.contains(HotSite.method(site.location())))
                .flatMap(site -> finding(endpoint, site).stream())
                .toList();
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, HotSite site) {
        var blocked = new BlockedTime(endpoint, site);
        List<Gain> gains = blocked.gains();
        if (gains.isEmpty()) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>(blocked.evidence("waiting for a lock in "
                + site.location().method()
                + lockClass(site).map(name -> ", of class " + name).orElse("")));
        holder(endpoint, site).ifPresent(evidence::add);
        return Optional.of(new Finding(
                id(),
                "Requests wait for one another at a lock in " + site.location().method(),
                Level.DATA_STRUCTURE,
                site.location(),
                endpoint.endpoint(),
                evidence,
                gains.get(0),
                gains.subList(1, gains.size()),
                "Do less while the lock is held, or share less: move slow work out of it, split it by key, or use a structure "
                        + "that is safe without one, such as `ConcurrentHashMap`, `LongAdder` or an immutable snapshot.",
                site.requestsSeen() >= Thresholds.MANY_REQUESTS ? Status.CONFIRMED : Status.SUSPECTED,
                site.path()));
    }

    private static Optional<String> lockClass(HotSite site) {
        Map<String, Long> nanos = new HashMap<>();
        for (RequestWait joined : site.waits()) {
            nanos.merge(joined.waited().target(), joined.waited().durationNanos(), Long::sum);
        }
        return nanos.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** What requests did in the same method when they did not wait: the nearest there is to seeing the holder. */
    private static Optional<String> holder(EndpointEvidence endpoint, HotSite site) {
        Location method = HotSite.method(site.location());
        StackTable stacks = endpoint.stacks();
        Map<String, Integer> callees = new HashMap<>();
        int inside = 0;
        for (RequestSample joined : endpoint.samples(SampleType.WALL)) {
            int stack = joined.sample().stack();
            if (Locks.SIGNATURE.siteOf(stack, endpoint.code()) != StackTable.ROOT) {
                continue;
            }
            int callee = StackTable.ROOT;
            for (int at = stack; at != StackTable.ROOT; at = stacks.parent(at)) {
                if (endpoint.code().isApplicationLeaf(at)
                        && HotSite.method(Location.of(stacks.leafFrame(at))).equals(method)) {
                    String name = stacks.leafFrame(callee == StackTable.ROOT ? at : callee)
                            .toString();
                    callees.merge(name, 1, Integer::sum);
                    inside++;
                    break;
                }
                callee = at;
            }
        }
        int all = inside;
        return callees.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> Evidence.text(
                        "Of %d wall samples inside that did not wait, %d were in %s.",
                        all, most.getValue(), most.getKey()));
    }
}
