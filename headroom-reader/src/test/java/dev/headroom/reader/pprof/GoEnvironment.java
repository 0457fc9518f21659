package dev.headroom.reader.pprof;

import java.nio.file.Path;
import java.util.Map;

/** How the tests run Go: with the standard library alone, and with its cache of compiled code in the build folder. */
final class GoEnvironment {

    static final Map<String, String> OFFLINE = Map.of(
            "GOPROXY", "off",
            "GOFLAGS", "-mod=mod",
            "GO111MODULE", "off",
            "GOTOOLCHAIN", "local",
            "PPROF_TMPDIR", Path.of("target").toAbsolutePath().toString(),
            "GOCACHE", Path.of("target", "go-cache").toAbsolutePath().toString());

    private GoEnvironment() {}
}
