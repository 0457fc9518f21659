package dev.headroom.reader.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.Weight;
import dev.headroom.reader.Fixtures;
import dev.headroom.reader.Folded;
import dev.headroom.reader.ProfileSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles of Go's runtime, function by function as {@code go tool pprof -top} counts them. */
class PprofAgainstGoToolTest {

    private final Path folder;

    PprofAgainstGoToolTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "cpu,samples",
        "cpu,cpu",
        "heap,alloc_objects",
        "heap,alloc_space",
        "heap,inuse_objects",
        "heap,inuse_space",
        "mutex,contentions",
        "mutex,delay",
        "block,contentions",
        "block,delay",
        "goroutine,goroutine"
    })
    void selfAndTotalOfEveryFunctionAreGosOwn(String name, String type) throws IOException {
        ProfileSet set = Fixtures.profiles(folder, Fixtures.bytes("pprof/" + name + ".pb.gz"));
        Profile profile = set.find(type).orElseThrow();

        Map<String, Weight> gos = GoTool.top(Fixtures.lines("pprof/" + name + "." + type + ".top"));

        assertThat(Folded.functions(set, profile)).containsExactlyInAnyOrderEntriesOf(gos);
    }

    @ParameterizedTest
    @CsvSource({"cpu,cpu", "heap,inuse_space", "mutex,delay", "block,delay", "goroutine,goroutine"})
    void theProducersDefaultTypeComesFirst(String name, String type) throws IOException {
        ProfileSet set = Fixtures.profiles(folder, Fixtures.bytes("pprof/" + name + ".pb.gz"));

        assertThat(set.profiles().get(0).type().name()).isEqualTo(type);
    }

    @Test
    void cpuSamplesAreCountedByTheirColumn() throws IOException {
        ProfileSet set = Fixtures.profiles(folder, Fixtures.bytes("pprof/cpu.pb.gz"));

        Profile cpu = set.find(SampleType.CPU).orElseThrow();
        Profile samples = set.find("samples").orElseThrow();

        assertThat(cpu.sampleCount()).isEqualTo(samples.totalWeight());
        assertThat(cpu.totalWeight()).isEqualTo(samples.totalWeight() * 10_000_000);
        assertThat(set.summary().settings()).containsEntry("pprof#period", "10000000 cpu/nanoseconds");
        assertThat(set.summary().endNanos()).isGreaterThan(set.summary().startNanos());
    }

    /** At most one in every period of bytes was caught, and large objects always. */
    @Test
    void heapSamplesAreFewerThanTheObjectsTheyStandFor() throws IOException {
        ProfileSet set = Fixtures.profiles(folder, Fixtures.bytes("pprof/heap.pb.gz"));

        Profile space = set.find(SampleType.ALLOC_SPACE).orElseThrow();
        Profile objects = set.find(SampleType.ALLOC_OBJECTS).orElseThrow();

        assertThat(space.sampleCount()).isEqualTo(objects.sampleCount());
        assertThat(space.sampleCount()).isBetween(space.totalWeight() / 4096 / 100, objects.totalWeight() / 4);
    }
}
