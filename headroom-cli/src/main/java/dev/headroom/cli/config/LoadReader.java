package dev.headroom.cli.config;

import dev.headroom.gate.metric.NearestName;
import dev.headroom.load.Arrivals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the {@code load} section. */
final class LoadReader {

    private static final List<String> KEYS = List.of(
            "rate", "schedule", "closed", "think", "warmup", "duration", "connections", "timeout", "seed", "requests");
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int STANDARD_CONNECTIONS = 64;

    private final Problems problems;
    private final Scalars scalars;
    private final Path folder;

    LoadReader(Problems problems, Path folder) {
        this.problems = problems;
        this.folder = folder;
        this.scalars = new Scalars(problems);
    }

    Optional<LoadConfig> read(Node node) {
        ConfigMapping load = ConfigMapping.of("load", node, KEYS, problems);
        Optional<Arrivals> arrivals = new ArrivalsReader(problems, folder).read(load);
        Warmup warmup = load.get("warmup").flatMap(this::warmup).orElse(new Warmup.UntilSteady());
        Duration duration = duration(load, "duration", Duration.ofSeconds(30));
        Duration timeout = duration(load, "timeout", Duration.ofSeconds(10));
        long connections = load.get("connections")
                .flatMap(n -> scalars.integer(n, "connections", 1, MOST_CONNECTIONS))
                .orElseGet(() -> (long) standardConnections(arrivals));
        long seed = load.get("seed")
                .flatMap(n -> scalars.integer(n, "seed", 0, 999_999_999_999_999_999L))
                .orElse(1L);
        List<RequestConfig> requests =
                load.require("requests", "[{get: /}]").map(this::requests).orElse(List.of());
        return arrivals.isPresent() && !requests.isEmpty()
                ? Optional.of(
                        new LoadConfig(arrivals.get(), warmup, duration, (int) connections, timeout, seed, requests))
                : Optional.empty();
    }

    /** Each user of a closed model has one of its own. */
    private static int standardConnections(Optional<Arrivals> arrivals) {
        return arrivals.isPresent() && arrivals.get() instanceof Arrivals.Closed closed
                ? closed.users()
                : STANDARD_CONNECTIONS;
    }

    private Optional<Warmup> warmup(Node node) {
        if (Scalars.is(node, "until-steady")) {
            return Optional.of(new Warmup.UntilSteady());
        }
        if (Scalars.is(node, "none")) {
            return Optional.of(new Warmup.None());
        }
        if (node instanceof MappingNode) {
            return ConfigMapping.of("warmup", node, List.of("until-steady"), problems)
                    .require("until-steady", "15s")
                    .flatMap(n -> scalars.duration(n, "until-steady"))
                    .map(Warmup.UntilSteady::new);
        }
        return scalars.text(node, "warmup").flatMap(text -> {
            if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
                String question = NearestName.question(text, List.of("until-steady", "none"));
                problems.add(
                        node,
                        "warmup must be until-steady, none or a duration such as 10s, not " + ConfigMapping.kind(node)
                                + question);
                return Optional.empty();
            }
            return scalars.duration(node, "warmup").map(Warmup.Lasting::new);
        });
    }

    private List<RequestConfig> requests(Node node) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.add(node, "requests must be a list of at least one request");
            return List.of();
        }
        List<RequestConfig> requests = new ArrayList<>();
        Set<String> names = new HashSet<>();
        RequestReader reader = new RequestReader(problems);
        for (Node item : list.getValue()) {
            reader.read(item).ifPresent(request -> {
                if (!names.add(request.name())) {
                    problems.add(item, "two requests are named '" + request.name() + "'; give one another name");
                }
                requests.add(request);
            });
        }
        return requests;
    }

    private Duration duration(ConfigMapping load, String key, Duration standard) {
        return load.get(key).flatMap(n -> scalars.duration(n, key)).orElse(standard);
    }
}
