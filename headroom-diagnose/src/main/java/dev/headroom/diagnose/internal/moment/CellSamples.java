package dev.headroom.diagnose.internal.moment;

import dev.headroom.diagnose.internal.JoinedRun;
import dev.headroom.diagnose.moment.MomentGrid;
import dev.headroom.diagnose.moment.MomentSamples;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.rule.RequestSample;
import dev.headroom.measure.ClientRequest;
import dev.headroom.profile.SampleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Gives samples to the cells of the requests they fell into. Where they are too many of a type, each n-th stands for n. */
final class CellSamples {

    /** Samples of one type that are kept, over all endpoints. */
    private static final int MOST_SAMPLES = 30_000;

    private final MomentGrid grid;
    private final JoinedRun joined;
    private final List<String> notes;

    CellSamples(MomentGrid grid, JoinedRun joined, List<String> notes) {
        this.grid = grid;
        this.joined = joined;
        this.notes = notes;
    }

    Map<String, List<MomentSamples>> byEndpoint() {
        Map<SampleType, Long> all = new TreeMap<>(Comparator.comparing(SampleType::name));
        for (EndpointEvidence endpoint : joined.endpoints()) {
            for (SampleType type : endpoint.samples().types()) {
                all.merge(type, (long) endpoint.samples(type).size(), Long::sum);
            }
        }
        Map<String, List<MomentSamples>> found = new LinkedHashMap<>();
        all.forEach((type, samples) -> {
            int every = Math.toIntExact((samples + MOST_SAMPLES - 1) / MOST_SAMPLES);
            if (every > 1) {
                notes.add(String.format(
                        Locale.ROOT,
                        "Of %,d %s samples one in %d is kept for flame graphs of a moment and stands for %d.",
                        samples,
                        type.name(),
                        every,
                        every));
            }
            for (EndpointEvidence endpoint : joined.endpoints()) {
                found.computeIfAbsent(endpoint.endpoint(), name -> new ArrayList<>())
                        .add(new MomentSamples(type, endpoint.stacks(), every, samples(endpoint, type, every)));
            }
        });
        return found;
    }

    private List<MomentSamples.OfStack> samples(EndpointEvidence endpoint, SampleType type, int every) {
        Map<Long, long[]> sums = new TreeMap<>();
        List<RequestSample> samples = endpoint.samples(type);
        for (int i = 0; i < samples.size(); i += every) {
            RequestSample sample = samples.get(i);
            JoinedRequest request = endpoint.requests().get(sample.request());
            if (request.succeeded()) {
                long key =
                        (long) cell(request) << Integer.SIZE | sample.sample().stack();
                long[] sum = sums.computeIfAbsent(key, cellAndStack -> new long[2]);
                sum[0] += sample.sample().weight() * every;
                sum[1] += sample.sample().count();
            }
        }
        List<MomentSamples.OfStack> found = new ArrayList<>(sums.size());
        sums.forEach((key, sum) ->
                found.add(new MomentSamples.OfStack((int) (key >>> Integer.SIZE), (int) (long) key, sum[0], sum[1])));
        return found;
    }

    private int cell(JoinedRequest request) {
        long start = request.client().map(ClientRequest::intendedNanos).orElseGet(() -> request.server()
                .startNanos());
        return grid.cell(start, request.responseTimeNanos());
    }
}
