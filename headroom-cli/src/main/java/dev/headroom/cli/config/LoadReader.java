package dev.headroom.cli.config;

import dev.headroom.gate.metric.NearestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the {@code load} section. */
final class LoadReader {

    private static final List<String> KEYS =
            List.of("rate", "closed", "schedule", "warmup", "duration", "connections", "timeout", "seed", "requests");
    private static final Pattern RATE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*/\\s*(s|min)");
    private static final double FASTEST_PER_SECOND = 1e6;
    private static final int MOST_CONNECTIONS = 65_535;
    private static final int STANDARD_CONNECTIONS = 64;

    private final Problems problems;
    private final Scalars scalars;

    LoadReader(Problems problems) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
    }

    Optional<LoadConfig> read(Node node) {
        ConfigMapping load = ConfigMapping.of("load", node, KEYS, problems);
        Optional<ArrivalModel> arrivals = arrivals(load);
        Warmup warmup = load.get("warmup").flatMap(this::warmup).orElse(new Warmup.UntilSteady());
        Duration duration = duration(load, "duration", Duration.ofSeconds(30));
        Duration timeout = duration(load, "timeout", Duration.ofSeconds(10));
        long connections = load.get("connections")
                .flatMap(n -> scalars.integer(n, "connections", 1, MOST_CONNECTIONS))
                .orElse((long) STANDARD_CONNECTIONS);
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

    private Optional<ArrivalModel> arrivals(ConfigMapping load) {
        ArrivalModel.Spacing spacing = load.get("schedule")
                .flatMap(n -> scalars.choice(n, "schedule", List.of("constant", "poisson")))
                .map(word -> ArrivalModel.Spacing.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(ArrivalModel.Spacing.CONSTANT);
        if (load.has("rate") && load.has("closed")) {
            problems.add(load.node(), "load has both 'rate' (open model) and 'closed'; keep one of them");
            return Optional.empty();
        }
        if (load.has("closed")) {
            load.get("schedule")
                    .ifPresent(n -> problems.add(n, "a closed model has no schedule; remove it or give a rate"));
            return load.get("closed")
                    .flatMap(n -> scalars.integer(n, "closed", 1, MOST_CONNECTIONS))
                    .map(users -> new ArrivalModel.Closed((int) (long) users));
        }
        return load.require("rate", "400/s").flatMap(this::rate).map(rate -> new ArrivalModel.Open(rate, spacing));
    }

    private Optional<Double> rate(Node node) {
        return scalars.text(node, "rate").flatMap(text -> {
            Matcher matcher = RATE.matcher(text.strip());
            if (matcher.matches()) {
                double amount = Double.parseDouble(matcher.group(1));
                double perSecond = matcher.group(2).equals("s") ? amount : amount / 60;
                if (perSecond > 0 && perSecond <= FASTEST_PER_SECOND) {
                    return Optional.of(perSecond);
                }
            }
            problems.add(
                    node,
                    "rate must be requests per time, above 0 and at most 1000000/s, such as 400/s or 90/min, not "
                            + ConfigMapping.kind(node));
            return Optional.empty();
        });
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
