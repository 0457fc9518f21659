package dev.headroom.cli.config;

import dev.headroom.load.Arrivals;
import dev.headroom.load.data.DataSet;
import dev.headroom.load.protocol.ProtocolPlan;
import dev.headroom.measure.notation.NearestName;
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
            "rate",
            "schedule",
            "closed",
            "think",
            "warmup",
            "duration",
            "connections",
            "timeout",
            "seed",
            "http",
            "streams",
            "cacert",
            "insecure",
            "data",
            "requests",
            "sessions");
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_ENDPOINTS = 127;
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
        ProtocolPlan protocol = new ProtocolReader(problems, folder).read(load);
        List<DataSet> data =
                load.get("data").map(new DataReader(problems, folder)::read).orElse(List.of());
        Optional<Node> single = load.has("sessions") ? load.get("requests") : load.require("requests", "[{get: /}]");
        List<RequestConfig> requests =
                single.map(n -> requests(n, new TemplateNames(data, List.of()))).orElse(List.of());
        List<SessionConfig> sessions =
                load.get("sessions").map(n -> sessions(n, data)).orElse(List.of());
        if (arrivals.isEmpty() || (requests.isEmpty() && sessions.isEmpty())) {
            return Optional.empty();
        }
        var config = new LoadConfig(
                arrivals.get(), warmup, duration, (int) connections, timeout, seed, protocol, requests, sessions, data);
        requireDifferentNames(node, config);
        return Optional.of(config);
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

    private List<RequestConfig> requests(Node node, TemplateNames names) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.add(node, "requests must be a list of at least one request");
            return List.of();
        }
        List<RequestConfig> requests = new ArrayList<>();
        RequestReader reader = RequestReader.ofRequest(problems, names);
        for (Node item : list.getValue()) {
            reader.read(item).ifPresent(requests::add);
        }
        return requests;
    }

    private List<SessionConfig> sessions(Node node, List<DataSet> data) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.add(node, "sessions must be a list of at least one session");
            return List.of();
        }
        List<SessionConfig> sessions = new ArrayList<>();
        SessionReader reader = new SessionReader(problems, data);
        for (Node item : list.getValue()) {
            reader.read(item).ifPresent(sessions::add);
        }
        return sessions;
    }

    private void requireDifferentNames(Node node, LoadConfig config) {
        Set<String> names = new HashSet<>();
        for (String name : config.endpointNames()) {
            if (!names.add(name)) {
                problems.add(node, "two requests are named '" + name + "'; give one another name");
            }
        }
        Set<String> sessions = new HashSet<>();
        for (SessionConfig session : config.sessions()) {
            if (!sessions.add(session.name())) {
                problems.add(node, "two sessions are named '" + session.name() + "'; give one another name");
            }
        }
        if (names.size() > MOST_ENDPOINTS) {
            problems.add(node, "a load has at most " + MOST_ENDPOINTS + " requests and steps, not " + names.size());
        }
    }

    private Duration duration(ConfigMapping load, String key, Duration standard) {
        return load.get(key).flatMap(n -> scalars.duration(n, key)).orElse(standard);
    }
}
