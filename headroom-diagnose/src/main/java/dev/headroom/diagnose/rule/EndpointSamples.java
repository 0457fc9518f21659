package dev.headroom.diagnose.rule;

import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** The samples that fell into an endpoint's requests, by sample type, each type in the order of the recording. */
public final class EndpointSamples {

    private final Map<SampleType, OfType> byType = new LinkedHashMap<>();

    public EndpointSamples(Map<SampleType, List<RequestSample>> samples) {
        samples.forEach((type, list) -> byType.put(type, new OfType(list)));
    }

    /** Those with at least one sample. */
    public Set<SampleType> types() {
        return Set.copyOf(byType.keySet());
    }

    public List<RequestSample> of(SampleType type) {
        OfType samples = byType.get(type);
        return samples == null ? List.of() : samples.samples;
    }

    /** Summed weight of all samples of a type. */
    public long weight(SampleType type) {
        OfType samples = byType.get(type);
        return samples == null ? 0 : samples.weight;
    }

    /** Gives every sample for whose stack the finder answers a site, which is any stack but {@link StackTable#ROOT}, to the consumer. */
    public void forEachWithSite(IntUnaryOperator siteOfStack, SiteConsumer consumer) {
        byType.values().forEach(samples -> samples.forEachWithSite(siteOfStack, consumer));
    }

    /** Takes a sample together with the site found for its stack. */
    @FunctionalInterface
    public interface SiteConsumer {

        void accept(int site, RequestSample sample);
    }

    private static final class OfType {

        private final List<RequestSample> samples;
        /** The samples' stacks side by side: a search needs no more of most samples. */
        private final int[] stacks;

        private final long weight;

        OfType(List<RequestSample> inOrder) {
            samples = List.copyOf(inOrder);
            stacks =
                    samples.stream().mapToInt(joined -> joined.sample().stack()).toArray();
            weight = samples.stream()
                    .mapToLong(joined -> joined.sample().weight())
                    .sum();
        }

        void forEachWithSite(IntUnaryOperator siteOfStack, SiteConsumer consumer) {
            for (int i = 0; i < stacks.length; i++) {
                int site = siteOfStack.applyAsInt(stacks[i]);
                if (site != StackTable.ROOT) {
                    consumer.accept(site, samples.get(i));
                }
            }
        }
    }
}
