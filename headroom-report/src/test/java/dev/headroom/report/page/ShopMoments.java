package dev.headroom.report.page;

import dev.headroom.diagnose.moment.Band;
import dev.headroom.diagnose.moment.EndpointMoments;
import dev.headroom.diagnose.moment.MomentGrid;
import dev.headroom.diagnose.moment.MomentSamples;
import dev.headroom.diagnose.moment.Moments;
import dev.headroom.diagnose.moment.SeenRequest;
import dev.headroom.diagnose.tail.SlowRequest;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.diagnose.tail.TailProfile;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.diff.ComparedProfiles;
import dev.headroom.profile.diff.Per;
import dev.headroom.profile.diff.ProfileDiff;
import dev.headroom.profile.diff.Replicate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The {@link ShopRun}'s time line: a pause of 400 ms at second 12, which every request that it meets waits out. */
final class ShopMoments {

    static final long START = 1_768_386_151_402_000_000L;
    static final int REQUESTS = 1_600;
    static final int FAILED = 7;

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long WINDOW = 20 * SECOND;
    private static final long PAUSE_FROM = 12 * SECOND;
    private static final long PAUSE = 400 * MILLI;

    private final UnaryOperator<String> named;
    private final ShopStacks stacks;

    ShopMoments(UnaryOperator<String> named, ShopStacks stacks) {
        this.named = named;
        this.stacks = stacks;
    }

    Moments moments() {
        MomentGrid grid = MomentGrid.over(START, START + WINDOW, MILLI, SECOND);
        return new Moments(
                grid,
                true,
                List.of(endpoint(grid, ShopRun.ORDERS, 31, FAILED, 1), endpoint(grid, "POST /orders", 7, 0, 100_001)),
                List.of(
                        new Band(Band.Kind.THROTTLING, START + 3 * SECOND, START + 4 * SECOND, named.apply("quota")),
                        new Band(Band.Kind.HICCUP, START + 5 * SECOND, START + 5 * SECOND + MILLI, named.apply("late")),
                        new Band(Band.Kind.MARK, START + 8 * SECOND, START + 8 * SECOND, named.apply("deploy 1.4.2")),
                        new Band(
                                Band.Kind.GC_PAUSE,
                                START + PAUSE_FROM,
                                START + PAUSE_FROM + PAUSE,
                                named.apply("G1 Pause Full"))),
                List.of(named.apply("Of 900 hiccups the longest 500 are drawn.")));
    }

    private EndpointMoments endpoint(MomentGrid grid, String name, double millis, long failed, long firstTrace) {
        var random = new SplittableRandom(firstTrace);
        List<SeenRequest> requests = new ArrayList<>();
        var counts = new TreeMap<Integer, Integer>();
        for (int i = 0; i < REQUESTS; i++) {
            long start = i * (WINDOW / REQUESTS);
            long time = (long) (millis * MILLI * Math.exp(random.nextDouble(-0.7, 0.9)));
            boolean met = start + time > PAUSE_FROM && start < PAUSE_FROM + PAUSE;
            long all = met ? PAUSE_FROM + PAUSE - start + time : time;
            int cell = grid.cell(START + start, all);
            counts.merge(cell, 1, Integer::sum);
            requests.add(new SeenRequest(cell, START + start, all, firstTrace + i));
        }
        requests.sort(Comparator.comparingInt(SeenRequest::cell));
        Profile wall = stacks.of(name).get(1);
        return new EndpointMoments(
                named.apply(name),
                counts,
                failed,
                requests,
                List.of(new MomentSamples(wall.type(), wall.stacks(), 1, samples(requests, wall))));
    }

    /** One sample a request, of the profile's stacks in turn. */
    private static List<MomentSamples.OfStack> samples(List<SeenRequest> requests, Profile wall) {
        int[] sampled = IntStream.range(0, wall.stacks().size())
                .filter(stack -> wall.selfSamples(stack) > 0)
                .toArray();
        List<MomentSamples.OfStack> samples = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            samples.add(new MomentSamples.OfStack(requests.get(i).cell(), sampled[i % sampled.length], 20 * MILLI, 1));
        }
        return samples;
    }

    /** Three requests that met the pause, one of them queued before it was sent. */
    List<SlowRequest> slowest() {
        return IntStream.range(0, 3).mapToObj(this::slow).toList();
    }

    private SlowRequest slow(int rank) {
        long start = START + PAUSE_FROM + rank * 25L * MILLI;
        long sent = start + 15 * MILLI;
        long served = sent + 5 * MILLI;
        long paused = START + PAUSE_FROM + PAUSE;
        return new SlowRequest(
                961 + rank * 2L,
                start,
                paused + 40 * MILLI - start,
                sent,
                served,
                paused + 38 * MILLI,
                named.apply("http-" + rank),
                List.of(
                        new SlowRequest.Span(TailCause.QUEUEING, start, sent, ""),
                        new SlowRequest.Span(TailCause.GC_PAUSE, served, paused, named.apply("G1 Pause Full")),
                        new SlowRequest.Span(TailCause.SQL, paused, paused + 20 * MILLI, named.apply("select ?"))),
                4 * MILLI,
                18 * MILLI);
    }

    /** Slow requests do three times as much of what the order's lines take as ordinary ones, and the same of all else. */
    List<TailProfile> profiles() {
        Profile wall = stacks.of(ShopRun.ORDERS).get(1);
        StackTable table = wall.stacks();
        var slow = new Profile(wall.type(), table);
        var ordinary = new Profile(wall.type(), table);
        for (int stack = 0; stack < table.size(); stack++) {
            long samples = wall.selfSamples(stack);
            if (samples > 0) {
                long more = asksForLines(table, stack) ? samples * 3 : samples;
                slow.add(stack, more * 20 * MILLI, more);
                ordinary.add(stack, samples * 20 * MILLI, samples);
            }
        }
        var compared = new ComparedProfiles(
                Per.REQUEST, List.of(new Replicate(ordinary, 100)), List.of(new Replicate(slow, 100)));
        return List.of(new TailProfile(slow, 100, ordinary, 100, ProfileDiff.of(compared, TopFrames.By.TOTAL)));
    }

    private boolean asksForLines(StackTable table, int stack) {
        String lines = named.apply("com.acme.shop.OrderService.linesOf");
        for (int at = stack; at != StackTable.ROOT; at = table.parent(at)) {
            if (table.leafFrame(at).name().equals(lines)) {
                return true;
            }
        }
        return false;
    }
}
