package dev.headroom.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ParameterBucketTest {

    @Test
    void aRouteWithoutPlaceholdersHasNone() {
        assertThat(ParameterBucket.of("/health", "/health")).isEqualTo(-1);
        assertThat(ParameterBucket.of("/health?full=1", "/health")).isEqualTo(-1);
    }

    @Test
    void theSameValueIsInTheSameBucketWhateverTheQuery() {
        assertThat(ParameterBucket.of("/orders/17?x=1", "/orders/{id}"))
                .isEqualTo(ParameterBucket.of("/orders/17", "/orders/{order-id}"))
                .isBetween(0, 255);
    }

    @Test
    void valuesSpreadOverTheBuckets() {
        long buckets = IntStream.range(0, 1_000)
                .map(id -> ParameterBucket.of("/orders/" + id, "/orders/{id}"))
                .distinct()
                .count();

        assertThat(buckets).isGreaterThan(200);
    }

    @Test
    void wildcardsCountWhatTheyStandFor() {
        assertThat(ParameterBucket.of("/files/a/b/c", "/files/*"))
                .isNotEqualTo(ParameterBucket.of("/files/a/b/d", "/files/*"));
        assertThat(ParameterBucket.of("", "")).isEqualTo(-1);
        assertThat(ParameterBucket.of("/a", "other")).isBetween(0, 255);
    }
}
