package dev.headroom.reader.pprof;

import dev.headroom.reader.Fixtures;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import dev.headroom.reader.Tool;
import java.io.BufferedReader;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A running Go service, whose profiles we fetch by address and {@code go tool pprof} reads from what it served. */
class GoServiceTest {

    @TempDir
    private static Path folder;

    private static Tool tool;
    private static Process service;
    private static String address = "";

    @BeforeAll
    static void start() throws Exception {
        tool = new Tool(folder, GoEnvironment.OFFLINE);
        Files.write(folder.resolve("service.go"), Fixtures.bytes("live/service.go"));
        tool.run("go", "build", "-o", "service", "service.go");
        service = tool.startPiped(List.of(folder.resolve("service").toString()), folder.resolve("service.log"));
        BufferedReader output = service.inputReader(StandardCharsets.UTF_8);
        address = output.readLine();
    }

    @AfterAll
    static void end() {
        service.destroyForcibly();
    }

    @ParameterizedTest
    @CsvSource({
        "profile?seconds=1, profile",
        "heap, heap",
        "allocs, allocs",
        "goroutine, goroutine",
        "mutex, mutex",
        "block, block",
        "threadcreate, threadcreate"
    })
    void everyProfileOfARunningServiceIsFetchedByItsAddress(String page, String served) throws Exception {
        String source = address + "/debug/pprof/" + page;

        try (Recording recording = Recordings.open(source, InputStream.nullInputStream(), ReadOptions.STRICT)) {
            new GoTool(tool).assertEqual(recording.readProfiles(), folder.resolve(served));
        }
    }
}
