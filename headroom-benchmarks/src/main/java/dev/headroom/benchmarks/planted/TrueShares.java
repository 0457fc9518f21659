package dev.headroom.benchmarks.planted;

import dev.headroom.benchmarks.planted.plant.Plants;
import dev.headroom.benchmarks.planted.plant.Truth;
import dev.headroom.benchmarks.planted.plant.Truth.Request;
import dev.headroom.benchmarks.planted.plant.Truth.Stall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the service knows, turned into what an attribution must say: of the difference between the mean response time of the tail
 * (p99 and beyond) and that of ordinary requests (p40 to p60), the share of each planted cause.
 *
 * <p>When a request should have started, the service does not know. But its number counts the arrivals, and these come in even
 * steps: the intended start is the number's step after an origin, and the origin is where the quickest requests were in hand
 * almost as soon as they were to start.
 */
final class TrueShares {

    private static final double QUICKEST = 0.02;

    /** One request's response time, and how much of it each cause had. */
    @SuppressWarnings("ArrayRecordComponent") // private to this file
    private record Timed(double response, double[] planted) {}

    private final Truth truth;
    private final List<PlantedCause> causes;
    private final double stepNanos;

    private TrueShares(Truth truth, List<PlantedCause> causes, double rate) {
        this.truth = truth;
        this.causes = causes;
        stepNanos = 1e9 / rate;
    }

    /**
     * One share for each cause, 0 to 1.
     *
     * @param arrivals requests of the measuring window: the last that arrived
     */
    static double[] of(Truth truth, List<PlantedCause> causes, double rate, long arrivals) {
        return new TrueShares(truth, causes, rate).shares(arrivals);
    }

    private double[] shares(long arrivals) {
        long last = truth.requests().stream().mapToLong(Request::number).max().orElseThrow();
        long first = last - arrivals + 1;
        List<Request> requests = truth.requests().stream()
                .filter(request -> request.number() >= first)
                .toList();
        double[] offsets = requests.stream()
                .mapToDouble(request -> request.queuedNanos() - (request.number() - first) * stepNanos)
                .sorted()
                .toArray();
        double origin = offsets[(int) (QUICKEST * offsets.length)];
        List<Timed> timed = new ArrayList<>();
        for (Request request : requests) {
            timed.add(timed(request, Math.min(request.queuedNanos(), origin + (request.number() - first) * stepNanos)));
        }
        timed.sort(Comparator.comparingDouble(Timed::response));
        int size = timed.size();
        Timed tail = mean(timed.subList((int) (0.99 * size), size));
        Timed ordinary = mean(timed.subList((int) (0.4 * size), (int) Math.ceil(0.6 * size)));
        double[] shares = new double[causes.size()];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = (tail.planted[c] - ordinary.planted[c]) / (tail.response - ordinary.response);
        }
        return shares;
    }

    private Timed timed(Request request, double intended) {
        double[] planted = new double[causes.size()];
        for (int c = 0; c < planted.length; c++) {
            planted[c] =
                    causes.get(c).isStall() ? stalled(c, intended, request) - hidden(c, request) : waited(c, request);
        }
        return new Timed(request.endNanos() - intended, planted);
    }

    /** A chosen request waits by the clock: what its wait took longer, a stall did. */
    private long waited(int cause, Request request) {
        long planted = request.plantedNanos().get(cause);
        return causes.stream().anyMatch(PlantedCause::isStall) ? Math.min(planted, Plants.WAIT_NANOS) : planted;
    }

    /** The part of stalls that went by while the request waited by the clock anyway. */
    private double hidden(int cause, Request request) {
        double hidden = 0;
        for (int other = 0; other < causes.size(); other++) {
            if (!causes.get(other).isStall()) {
                long until = request.startNanos() + waited(other, request);
                hidden += truth.stalls().stream()
                        .filter(stall -> stall.plant() == cause)
                        .mapToDouble(stall -> overlap(request.startNanos(), until, stall))
                        .sum();
            }
        }
        return hidden;
    }

    /** Time within stalls, and after them the wait for a thread: only stalls make this service's requests queue for one. */
    private double stalled(int cause, double intended, Request request) {
        double within = 0;
        double beforeStart = 0;
        for (Stall stall : truth.stalls()) {
            if (stall.plant() == cause) {
                within += overlap(intended, request.endNanos(), stall);
                beforeStart += overlap(intended, request.startNanos(), stall);
            }
        }
        return within + Math.max(0, request.startNanos() - intended - beforeStart);
    }

    private static double overlap(double from, double to, Stall stall) {
        return Math.max(0, Math.min(to, stall.endNanos()) - Math.max(from, stall.startNanos()));
    }

    private static Timed mean(List<Timed> requests) {
        double[] planted = new double[requests.get(0).planted.length];
        for (int c = 0; c < planted.length; c++) {
            int cause = c;
            planted[c] = requests.stream()
                    .mapToDouble(request -> request.planted[cause])
                    .average()
                    .orElseThrow();
        }
        return new Timed(
                requests.stream().mapToDouble(Timed::response).average().orElseThrow(), planted);
    }
}
