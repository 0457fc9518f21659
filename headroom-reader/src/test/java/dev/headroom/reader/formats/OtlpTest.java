package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.UnsupportedFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OTLP profiles that jfr-converter wrote, against the collapsed stacks that it wrote of the same recording. */
class OtlpTest {

    static final String JSON =
            "{\"resourceProfiles\":[{\"scopeProfiles\":[{\"scope\":{\"name\":\"ebpf\",\"version\":\"1\"},"
                    + "\"profiles\":[{\"sampleType\":{\"typeStrindex\":1,\"unitStrindex\":2},"
                    + "\"timeUnixNano\":\"1000\",\"durationNano\":\"500\",\"samples\":["
                    + "{\"stackIndex\":1,\"values\":[\"10\",\"20\"],\"timestampsUnixNano\":[\"1100\",\"1200\"]},"
                    + "{\"stack_index\":2,\"values\":[5]}]}]}]}],"
                    + "\"dictionary\":{\"stringTable\":[\"\",\"cpu\",\"nanoseconds\",\"main\",\"leaf\",\"m.c\",\"profile.frame.type\",\"/lib/k\"],"
                    + "\"mappingTable\":[{},{\"filenameStrindex\":7}],\"functionTable\":[{},{\"nameStrindex\":3,\"filenameStrindex\":5},{\"nameStrindex\":4}],"
                    + "\"locationTable\":[{},{\"lines\":[{\"functionIndex\":2,\"line\":\"7\"},{\"functionIndex\":1,\"line\":9}]},"
                    + "{\"mappingIndex\":1,\"address\":\"4096\",\"attributeIndices\":[1]}],"
                    + "\"attributeTable\":[{},{\"keyStrindex\":6,\"value\":{\"stringValue\":\"kernel\"}}],"
                    + "\"stackTable\":[{},{\"locationIndices\":[1]},{\"locationIndices\":[2,1]}]}}";

    private final Path folder;

    OtlpTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"async-cpu", "async-wall", "async-alloc", "async-alloc-total"})
    void stacksAndWeightsAreThoseOfTheConvertersCollapsedStacks(String name) throws IOException {
        Map<String, Long> expected = new TreeMap<>();
        Fixtures.text(name + ".collapsed").lines().forEach(line -> {
            int blank = line.lastIndexOf(' ');
            boolean endsWithTheAllocatedClass = name.contains("alloc");
            int end = endsWithTheAllocatedClass ? line.lastIndexOf(';') : blank;
            String stack = line.substring(0, end).replaceAll("_\\[.\\]", "").replace('/', '.');
            expected.merge(stack, Long.parseLong(line.substring(blank + 1)), Long::sum);
        });

        ProfileSet profiles = Fixtures.read(folder, name + ".otlp");

        assertThat(profiles.summary().format()).startsWith("OTLP");
        assertThat(profiles.profiles()).hasSize(1);
        Map<String, Long> actual = new TreeMap<>();
        Fixtures.weights(profiles.profiles().get(0))
                .forEach((stack, weight) -> actual.merge(stack.replace('/', '.'), weight, Long::sum));
        assertThat(actual).isEqualTo(expected);
        assertThat(profiles.profiles().get(0).sampleCount()).isPositive();
    }

    @Test
    void theRecordingsTimeAndPeriodAreKept() throws IOException {
        ProfileSet profiles = Fixtures.read(folder, "async-cpu.otlp");

        assertThat(profiles.summary().startNanos()).isEqualTo(1_795_380_465_977_573_000L);
        assertThat(profiles.summary().endNanos() - profiles.summary().startNanos())
                .isEqualTo(478_956_000);
        assertThat(profiles.summary().settings()).containsValue("10000000 cpu/nanoseconds");
    }

    @Test
    void jsonIsReadWithLongsAsTextAndNamesOfEitherSpelling() throws IOException {
        ProfileSet profiles = Fixtures.readText(folder, JSON);

        Profile cpu = profiles.find(SampleType.CPU).orElseThrow();
        assertThat(Fixtures.weights(cpu)).isEqualTo(Map.of("main;leaf", 30L, "main;leaf;k+0x1000", 5L));
        assertThat(Fixtures.samples(cpu)).isEqualTo(Map.of("main;leaf", 2L, "main;leaf;k+0x1000", 1L));
        assertThat(cpu.stacks().framesOf(3))
                .containsExactly(
                        new Frame("k+0x1000", "/lib/k", 0, FrameKind.KERNEL),
                        new Frame("leaf", "", 7, FrameKind.INLINED),
                        new Frame("main", "m.c", 9, FrameKind.UNKNOWN));
        assertThat(profiles.summary().producers()).containsExactly("ebpf 1");
    }

    @Test
    void severalMessagesInOneTextEachHaveTheirOwnDictionary() throws IOException {
        ProfileSet profiles = Fixtures.readText(folder, JSON + "\n" + JSON.replace("\"main\"", "\"other\"") + "\n");

        assertThat(Fixtures.weights(profiles.find(SampleType.CPU).orElseThrow()))
                .containsEntry("main;leaf", 30L)
                .containsEntry("other;leaf", 30L);
        assertThat(profiles.summary().chunks()).isEqualTo(2);
    }

    @Test
    void samplesOfNoKnownStackAreCounted() throws IOException {
        ProfileSet profiles = Fixtures.readText(folder, JSON.replace("\"stackIndex\":1", "\"stackIndex\":99"));

        assertThat(profiles.summary().unresolvedStacks()).isEqualTo(1);
        assertThat(profiles.find(SampleType.CPU).orElseThrow().totalWeight()).isEqualTo(35);
    }

    @Test
    void theLayoutOfEarlierVersionsIsRefusedRatherThanMisread() throws IOException {
        byte[] earlier = HexFormat.of().parseHex("0a08120612041a020800" + "12022a00");
        Path file = Files.write(folder.resolve("old.otlp"), earlier);

        assertThatThrownBy(() -> Fixtures.read(file, ReadOptions.STRICT))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("1.9");
    }
}
