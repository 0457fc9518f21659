package dev.headroom.diagnose.internal.contrast;

import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.RequestSample;
import dev.headroom.diagnose.tail.TailProfile;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.diff.ComparedProfiles;
import dev.headroom.profile.diff.FrameChange;
import dev.headroom.profile.diff.Per;
import dev.headroom.profile.diff.ProfileDiff;
import dev.headroom.profile.diff.Replicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sets the samples of slow requests against those of ordinary ones, per request.
 *
 * <p>The samples of one long wait are not independent, nor are requests that met the same pause. So each side is cut into
 * blocks of requests that follow each other in time, and what the blocks of one side differ by stretches the test of every
 * frame, as recordings of one side do in {@link ProfileDiff}. And what fewer than {@value #LEAST_REQUESTS} requests of the
 * larger side did is theirs alone, however many samples they have of it: no difference is told from them.
 */
public final class TailProfiles {

    private static final int MOST_BLOCKS = 8;
    private static final int LEAST_PER_BLOCK = 4;
    private static final int LEAST_REQUESTS = 3;

    private final EndpointEvidence endpoint;
    private final Side slow;
    private final Side ordinary;

    private TailProfiles(EndpointEvidence endpoint, List<Integer> slow, List<Integer> ordinary) {
        this.endpoint = endpoint;
        this.slow = new Side(endpoint, slow);
        this.ordinary = new Side(endpoint, ordinary);
    }

    /**
     * @param slow indices into the endpoint's requests
     * @param ordinary likewise, none of them slow
     * @return one per sample type of which both sides have samples, in the order of their names
     */
    public static List<TailProfile> of(EndpointEvidence endpoint, List<Integer> slow, List<Integer> ordinary) {
        if (slow.isEmpty() || ordinary.isEmpty()) {
            return List.of();
        }
        var profiles = new TailProfiles(endpoint, slow, ordinary);
        return endpoint.samples().types().stream()
                .sorted(Comparator.comparing(SampleType::name))
                .flatMap(type -> profiles.ofType(type).stream())
                .toList();
    }

    private Optional<TailProfile> ofType(SampleType type) {
        Sampled slowSamples = slow.sampled(type);
        Sampled ordinarySamples = ordinary.sampled(type);
        if (slowSamples.whole.sampleCount() == 0 || ordinarySamples.whole.sampleCount() == 0) {
            return Optional.empty();
        }
        var compared = new ComparedProfiles(
                Per.REQUEST, ordinary.replicates(ordinarySamples.blocks), slow.replicates(slowSamples.blocks));
        return Optional.of(new TailProfile(
                slowSamples.whole,
                slow.requests,
                ordinarySamples.whole,
                ordinary.requests,
                withoutSingleRequests(ProfileDiff.of(compared, TopFrames.By.TOTAL), type)));
    }

    private ProfileDiff withoutSingleRequests(ProfileDiff diff, SampleType type) {
        Map<String, Integer> inSlow = slow.requestsPerFunction(type, called(diff, FrameChange.Call.GREW));
        Map<String, Integer> inOrdinary = ordinary.requestsPerFunction(type, called(diff, FrameChange.Call.SHRANK));
        List<FrameChange> told = new ArrayList<>();
        List<FrameChange> single = new ArrayList<>();
        for (FrameChange change : diff.changes()) {
            Map<String, Integer> larger = change.call() == FrameChange.Call.GREW ? inSlow : inOrdinary;
            boolean tooFew = change.call() != FrameChange.Call.UNSURE
                    && larger.getOrDefault(change.function(), LEAST_REQUESTS) < LEAST_REQUESTS;
            (tooFew ? single : told).add(tooFew ? unsure(change) : change);
        }
        told.addAll(single);
        return new ProfileDiff(
                diff.compared(),
                diff.by(),
                diff.recordingsVary(),
                diff.tested(),
                diff.referenceRate(),
                diff.smallestVisible(),
                told);
    }

    private static Set<String> called(ProfileDiff diff, FrameChange.Call call) {
        return diff.changes().stream()
                .filter(change -> change.call() == call)
                .map(FrameChange::function)
                .collect(Collectors.toSet());
    }

    private static FrameChange unsure(FrameChange change) {
        return new FrameChange(
                change.function(),
                change.baseSamples(),
                change.headSamples(),
                change.base(),
                change.head(),
                change.difference(),
                change.dispersion(),
                change.pValue(),
                FrameChange.Call.UNSURE,
                change.smallestVisible());
    }

    private record Sampled(Profile whole, List<Profile> blocks) {}

    private final class Side {

        private static final int NOT_HERE = -1;

        private final StackTable stacks;
        private final int requests;
        private final int[] blockOf;
        private final int[] requestsIn;

        Side(EndpointEvidence endpoint, List<Integer> members) {
            stacks = endpoint.stacks();
            requests = members.size();
            int blocks = Math.max(1, Math.min(MOST_BLOCKS, requests / LEAST_PER_BLOCK));
            requestsIn = new int[blocks];
            blockOf = new int[endpoint.requests().size()];
            Arrays.fill(blockOf, NOT_HERE);
            List<Integer> byTime = new ArrayList<>(members);
            byTime.sort(Comparator.comparingLong(
                    request -> endpoint.requests().get(request).server().startNanos()));
            for (int i = 0; i < requests; i++) {
                int block = (int) ((long) i * blocks / requests);
                blockOf[byTime.get(i)] = block;
                requestsIn[block]++;
            }
        }

        Sampled sampled(SampleType type) {
            var whole = new Profile(type, stacks);
            List<Profile> blocks = new ArrayList<>();
            for (int i = 0; i < requestsIn.length; i++) {
                blocks.add(new Profile(type, stacks));
            }
            for (RequestSample joined : endpoint.samples(type)) {
                int block = blockOf[joined.request()];
                if (block != NOT_HERE) {
                    var sample = joined.sample();
                    whole.add(sample.stack(), sample.weight(), sample.count());
                    blocks.get(block).add(sample.stack(), sample.weight(), sample.count());
                }
            }
            return new Sampled(whole, blocks);
        }

        /** How many of the requests have each of these functions anywhere on a stack. */
        Map<String, Integer> requestsPerFunction(SampleType type, Set<String> functions) {
            Map<String, Set<Integer>> found = new HashMap<>();
            for (RequestSample joined : functions.isEmpty() ? List.<RequestSample>of() : endpoint.samples(type)) {
                if (blockOf[joined.request()] == NOT_HERE) {
                    continue;
                }
                for (int at = joined.sample().stack(); at != StackTable.ROOT; at = stacks.parent(at)) {
                    String function = stacks.functionName(stacks.functionId(stacks.leaf(at)));
                    if (functions.contains(function)) {
                        found.computeIfAbsent(function, f -> new HashSet<>()).add(joined.request());
                    }
                }
            }
            Map<String, Integer> counts = new HashMap<>();
            found.forEach((function, requestsWith) -> counts.put(function, requestsWith.size()));
            return counts;
        }

        List<Replicate> replicates(List<Profile> blocks) {
            List<Replicate> replicates = new ArrayList<>();
            for (int i = 0; i < blocks.size(); i++) {
                replicates.add(new Replicate(blocks.get(i), requestsIn[i]));
            }
            return replicates;
        }
    }
}
