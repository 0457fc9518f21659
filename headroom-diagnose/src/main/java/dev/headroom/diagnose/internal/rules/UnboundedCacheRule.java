package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.HeldSeries;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.measure.Bytes;
import dev.headroom.measure.Interval;
import dev.headroom.profile.recording.HeldCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A collection in a long-lived field that takes up entries throughout the window and never gives one back. One that is bounded by its keys grows
 * ever more slowly; one that is bounded by a number stops.
 */
final class UnboundedCacheRule implements Rule {

    /** Told once a second, a shorter series shows no course. */
    private static final int ENOUGH = 6;

    /** Fewer entries added than this are set-up. */
    private static final long MUCH = 100;

    /** In the second half of the window at least this part of what the first half added. */
    private static final double AS_FAST_AS_BEFORE = 0.7;

    /** Collections of garbage that whatever is still held has outlived. */
    private static final int OUTLIVED = 3;

    /** An entry's own share of a hash table and its node, where its size could not be told. */
    private static final long LEAST_ENTRY_BYTES = 48;

    @Override
    public String id() {
        return "unbounded-cache";
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        return endpoint.instance().held().stream()
                .filter(held -> held.endpoint().equals(Optional.of(endpoint.endpoint())))
                .filter(UnboundedCacheRule::growsThroughout)
                .map(held -> finding(endpoint, held))
                .toList();
    }

    private static boolean growsThroughout(HeldSeries held) {
        List<HeldCollection> told = held.told();
        if (told.size() < ENOUGH || held.grown() < MUCH) {
            return false;
        }
        for (int i = 1; i < told.size(); i++) {
            if (told.get(i).entries() < told.get(i - 1).entries()) {
                return false;
            }
        }
        HeldCollection middle = told.get((told.size() - 1) / 2);
        double firstRate = rate(held.first(), middle);
        return rate(middle, held.last()) >= AS_FAST_AS_BEFORE * firstRate;
    }

    /** Entries added a nanosecond. */
    private static double rate(HeldCollection from, HeldCollection to) {
        return (double) (to.entries() - from.entries()) / Math.max(1, to.timeNanos() - from.timeNanos());
    }

    private Finding finding(EndpointEvidence endpoint, HeldSeries held) {
        HeldCollection last = held.last();
        int collections = endpoint.instance().collections().size();
        Location place = held.place().orElse(new Location(last.className(), last.field(), 0));
        return new Finding(
                id(),
                "Collection that only grows: field " + last.field() + " of " + simpleName(last.className()),
                Level.DATA_STRUCTURE,
                place,
                endpoint.endpoint(),
                evidence(endpoint, held, collections),
                gain(held),
                List.of(),
                "Give it a bound: `Caffeine.newBuilder().maximumSize(…)`, or a LinkedHashMap with `removeEldestEntry`; let its key hold nothing "
                        + "that the value does not depend on; drop what was not asked for lately.",
                held.proof().isPresent() ? Status.CONFIRMED : Status.SUSPECTED,
                List.of());
    }

    private static List<String> evidence(EndpointEvidence endpoint, HeldSeries held, int collections) {
        HeldCollection last = held.last();
        int requests = endpoint.requests().size();
        List<String> evidence = new ArrayList<>();
        evidence.add(Evidence.text(
                "%s.%s, a %s, grew from %,d to %,d entries in %.0f s, %.2f for each of %,d requests of the endpoint, and gave none back (looked at %d times).",
                simpleName(last.className()),
                last.field(),
                simpleName(last.collectionClass()),
                held.first().entries(),
                last.entries(),
                (last.timeNanos() - held.first().timeNanos()) / 1e9,
                (double) held.grown() / Math.max(1, requests),
                requests,
                held.told().size()));
        evidence.add(Evidence.text(
                "It grew as fast in the second half of the window as in the first, and through %d collections of garbage.",
                collections));
        weight(last).ifPresent(evidence::add);
        if (collections < OUTLIVED) {
            evidence.add("Fewer than three collections came in the window: a longer one is surer.");
        }
        evidence.add(
                "A window tells that it grows, not that it never stops: whether something bounds it, its code tells.");
        return evidence;
    }

    private static Optional<String> weight(HeldCollection held) {
        if (held.reachedBytes() > 0) {
            return Optional.of(Evidence.text(
                    "An entry takes %s, %s with what its key and value refer to.",
                    Bytes.format(held.entryBytes()), Bytes.format(held.reachedBytes())));
        }
        return held.entryBytes() == 0
                ? Optional.empty()
                : Optional.of(Evidence.text(
                        "An entry takes at least %s, not counting what its key and value refer to.",
                        Bytes.format(held.entryBytes())));
    }

    private static Gain gain(HeldSeries held) {
        double own = Math.max(LEAST_ENTRY_BYTES, held.last().entryBytes());
        double reached = Math.max(own, held.last().reachedBytes());
        return new Gain(
                "heap.live",
                "bytes",
                held.last().entries() * reached,
                new Interval(0, held.grown() * reached, held.last().entries() * reached),
                "Entries that came in the window (best) or all there were at its end (high), times the size of one with what it refers to; low:"
                        + " none, while a bound leaves room for as many. More as long as it runs.");
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
