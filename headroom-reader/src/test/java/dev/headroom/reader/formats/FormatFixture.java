package dev.headroom.reader.formats;

import dev.headroom.reader.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A small file of each format Headroom reads, and of each shape a format comes in. */
enum FormatFixture {
    JFR("recordings/async.jfr"),
    CPROFILE("cprofile/cprofile-3.11.prof"),
    TRACEMALLOC("tracemalloc/tracemalloc-3.11.snapshot"),
    PPROF("pprof/cpu.pb.gz"),
    PPROF_PACKED("pprof/cpu.pb.gz"),
    OTLP_PROTOBUF("formats/async-cpu.otlp"),
    OTLP_JSON(""),
    SPEEDSCOPE(""),
    CHROME_TRACE("formats/node.trace.json"),
    CPUPROFILE("formats/work.cpuprofile"),
    CALLGRIND("formats/small.callgrind"),
    PERF_SCRIPT("formats/inlined.perf.txt"),
    COLLAPSED("formats/async-cpu.collapsed");

    private final String resource;

    FormatFixture(String resource) {
        this.resource = resource;
    }

    byte[] bytes() throws IOException {
        return switch (this) {
            case PPROF -> Fixtures.gunzip(Fixtures.bytes(resource));
            case OTLP_JSON -> OtlpTest.JSON.getBytes(StandardCharsets.UTF_8);
            case SPEEDSCOPE ->
                (SpeedscopeTest.SCHEMA + SpeedscopeTest.FRAMES + ",\"profiles\":[" + SpeedscopeTest.SAMPLED + ","
                                + SpeedscopeTest.EVENTED + "]}")
                        .getBytes(StandardCharsets.UTF_8);
            default -> Fixtures.bytes(resource);
        };
    }

    /** Whether cuts are found wherever they are: a check sum, a length or a last mark says where the file ends. */
    boolean knowsItsEnd() {
        return this == JFR || this == CPROFILE || this == TRACEMALLOC || this == PPROF_PACKED;
    }
}
