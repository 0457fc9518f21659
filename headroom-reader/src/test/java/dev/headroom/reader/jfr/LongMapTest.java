package dev.headroom.reader.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ids a writer hands out, a value is found again under its key and under no other. */
class LongMapTest {

    private static final int KEYS = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"ascending", "descending", "shuffled", "wide", "words", "sparse, then dense"})
    void aMapOfLongsIsAMap(String ids) {
        var map = new LongMap();
        Map<Long, Integer> expected = new HashMap<>();
        int value = 0;
        for (long key : keys(ids)) {
            map.put(key, value);
            expected.put(key, value++);
        }

        assertThat(map.size()).isEqualTo(expected.size());
        expected.forEach((key, put) -> {
            assertThat(map.get(key)).isEqualTo(put);
            assertThat(map.get(key + 1)).isEqualTo(expected.getOrDefault(key + 1, LongMap.ABSENT));
            assertThat(map.get(key - 1)).isEqualTo(expected.getOrDefault(key - 1, LongMap.ABSENT));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascending", "descending", "shuffled", "wide", "words", "sparse, then dense"})
    void keysAreNumberedInTheOrderOfTheirFirstMention(String ids) {
        var map = new LongMap();
        Map<Long, Integer> expected = new LinkedHashMap<>();
        for (long key : keys(ids)) {
            expected.putIfAbsent(key, expected.size());
            assertThat(map.index(key)).isEqualTo(expected.get(key));
        }

        expected.forEach((key, index) -> assertThat(map.index(key)).isEqualTo(index));
    }

    private static long[] keys(String ids) {
        var random = new Random(7);
        return switch (ids) {
            case "ascending" -> LongStream.range(0, KEYS).toArray();
            case "descending" -> LongStream.range(0, KEYS).map(i -> KEYS - i).toArray();
            case "shuffled" -> random.longs(KEYS, 0, KEYS).toArray();
            case "wide" -> random.longs(KEYS, -3L * KEYS, 12L * KEYS).toArray();
            case "words" -> random.longs(KEYS).toArray();
            default ->
                LongStream.concat(LongStream.range(0, KEYS).map(i -> i * 977), LongStream.range(0, KEYS))
                        .toArray();
        };
    }
}
