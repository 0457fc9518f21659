package dev.headroom.cli.config;

import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one entry of {@code load.requests}. */
final class RequestReader {

    private static final List<String> METHODS = Arrays.stream(RequestConfig.Method.values())
            .map(method -> method.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final Problems problems;
    private final Scalars scalars;
    private final List<String> keys = new ArrayList<>(List.of("name"));

    RequestReader(Problems problems) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        keys.addAll(METHODS);
        keys.addAll(List.of("body", "headers", "weight", "expect"));
    }

    Optional<RequestConfig> read(Node node) {
        ConfigMapping request = ConfigMapping.of("a request", node, keys, problems);
        List<String> methods = METHODS.stream().filter(request::has).toList();
        if (methods.size() != 1) {
            if (!request.entries().isEmpty()) {
                problems.add(
                        node, "a request has exactly one of " + String.join(", ", METHODS) + ", for example get: /");
            }
            return Optional.empty();
        }
        RequestConfig.Method method =
                RequestConfig.Method.valueOf(methods.get(0).toUpperCase(Locale.ROOT));
        Optional<String> path = request.get(methods.get(0)).flatMap(this::path);
        Optional<String> name =
                request.has("name") ? request.get("name").flatMap(this::name) : path.map(p -> method + " " + p);
        Map<String, String> headers =
                new LinkedHashMap<>(request.get("headers").map(this::headers).orElse(Map.of()));
        Optional<Node> body = request.get("body");
        Optional<String> bodyText = body.flatMap(this::body);
        boolean typed = headers.keySet().stream().anyMatch("content-type"::equalsIgnoreCase);
        if (body.isPresent() && !(body.get() instanceof ScalarNode) && !typed) {
            headers.put("Content-Type", "application/json");
        }
        long weight = request.get("weight")
                .flatMap(n -> scalars.integer(n, "weight", 1, 1_000_000))
                .orElse(1L);
        Set<Integer> expect = request.get("expect").map(this::expect).orElse(Set.of());
        return path.isPresent() && name.isPresent()
                ? Optional.of(
                        new RequestConfig(name.get(), method, path.get(), bodyText, headers, (int) weight, expect))
                : Optional.empty();
    }

    private Optional<String> name(Node node) {
        return scalars.text(node, "name").filter(text -> {
            if (text.isBlank()) {
                problems.add(node, "name is blank");
            }
            return !text.isBlank();
        });
    }

    private Optional<String> path(Node node) {
        Optional<ScalarNode> scalar = scalars.scalar(node, "a path");
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String path = scalar.get().getValue();
        try {
            LoadSession.requirePath("path", path);
            return Optional.of(path);
        } catch (InvalidLoadException e) {
            problems.add(node, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> body(Node node) {
        Optional<String> body =
                node instanceof ScalarNode ? scalars.text(node, "body") : Optional.of(JsonText.of(node));
        if (body.isPresent()) {
            try {
                LoadSession.requireBody("body", body.get());
            } catch (InvalidLoadException e) {
                problems.add(node, e.getMessage());
                return Optional.empty();
            }
        }
        return body;
    }

    private Map<String, String> headers(Node node) {
        Map<String, String> headers = new LinkedHashMap<>();
        ConfigMapping.open("headers", node, problems).entries().forEach((name, value) -> {
            Optional<String> text = scalars.text(value, "header " + ConfigMapping.shortened(name));
            if (!HEADER_NAME.matcher(name).matches()) {
                problems.add(value, "'" + ConfigMapping.shortened(name) + "' is not a header name");
            } else if (text.isPresent() && text.get().chars().anyMatch(c -> c < ' ' && c != '\t')) {
                problems.add(value, "a header's value has no line breaks");
            } else {
                text.ifPresent(t -> headers.put(name, t));
            }
        });
        return headers;
    }

    private Set<Integer> expect(Node node) {
        List<Node> statuses = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        Set<Integer> expect = new LinkedHashSet<>();
        for (Node status : statuses) {
            scalars.integer(status, "a status", 200, 599).ifPresent(code -> expect.add((int) (long) code));
        }
        return expect;
    }
}
