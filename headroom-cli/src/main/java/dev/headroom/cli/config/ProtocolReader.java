package dev.headroom.cli.config;

import dev.headroom.load.protocol.HttpVersion;
import dev.headroom.load.protocol.ProtocolPlan;
import dev.headroom.load.protocol.Trust;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the keys of the {@code load} section that say how the service is spoken with. */
final class ProtocolReader {

    static final List<String> KEYS = List.of("http", "streams", "cacert", "insecure");

    private static final int MOST_STREAMS = 10_000;

    private final Problems problems;
    private final Scalars scalars;
    private final Path folder;

    ProtocolReader(Problems problems, Path folder) {
        this.problems = problems;
        this.folder = folder;
        scalars = new Scalars(problems);
    }

    ProtocolPlan read(ConfigMapping load) {
        ProtocolPlan plan = ProtocolPlan.standard().withVersion(version(load)).withTrust(trust(load));
        return load.get("streams")
                .flatMap(node -> scalars.integer(node, "streams", 1, MOST_STREAMS))
                .map(streams -> plan.withStreams(streams.intValue()))
                .orElse(plan);
    }

    private HttpVersion version(ConfigMapping load) {
        Optional<String> written =
                load.get("http").flatMap(node -> scalars.choice(node, "http", List.of("negotiated", "1.1", "2")));
        return switch (written.orElse("negotiated")) {
            case "1.1" -> HttpVersion.HTTP_1_1;
            case "2" -> HttpVersion.HTTP_2;
            default -> HttpVersion.NEGOTIATED;
        };
    }

    private Trust trust(ConfigMapping load) {
        Optional<Path> authorities =
                load.get("cacert").flatMap(node -> scalars.text(node, "cacert")).map(folder::resolve);
        boolean insecure = load.get("insecure")
                .flatMap(node -> scalars.choice(node, "insecure", List.of("true", "false")))
                .map(Boolean::parseBoolean)
                .orElse(false);
        if (insecure && authorities.isPresent()) {
            load.get("insecure")
                    .ifPresent(node -> problems.add(node, "insecure makes cacert pointless; keep one of them"));
        }
        if (authorities.isPresent()) {
            return new Trust.Authorities(authorities.get());
        }
        return insecure ? new Trust.Anyone() : new Trust.PlatformAuthorities();
    }
}
