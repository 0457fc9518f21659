package dev.headroom.cli.config;

import dev.headroom.load.answer.AnswerRules;
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

/** Reads one entry of {@code load.requests}, or one step of a session. */
final class RequestReader {

    private static final List<String> METHODS = Arrays.stream(RequestConfig.Method.values())
            .map(method -> method.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final Problems problems;
    private final Scalars scalars;
    private final String what;
    private final TemplateNames names;
    private final List<String> keys = new ArrayList<>(List.of("name"));
    private Optional<Node> think = Optional.empty();

    private RequestReader(Problems problems, String what, TemplateNames names, List<String> ownKeys) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.what = what;
        this.names = names;
        keys.addAll(METHODS);
        keys.addAll(List.of("body", "headers", "expect", "checks", "followRedirects"));
        keys.addAll(ownKeys);
    }

    /** Of a request that stands alone. */
    static RequestReader ofRequest(Problems problems, TemplateNames names) {
        return new RequestReader(problems, "a request", names, List.of("weight"));
    }

    /** Of a step of a session. */
    static RequestReader ofStep(Problems problems, TemplateNames names) {
        return new RequestReader(problems, "a step", names, List.of("captures", "think"));
    }

    /** How long a user waits before the step that was read last, if it says so. */
    Optional<Node> think() {
        return think;
    }

    Optional<RequestConfig> read(Node node) {
        ConfigMapping request = ConfigMapping.of(what, node, keys, problems);
        List<String> methods = METHODS.stream().filter(request::has).toList();
        if (methods.size() != 1) {
            if (!request.entries().isEmpty()) {
                problems.add(node, what + " has exactly one of " + String.join(", ", METHODS) + ", for example get: /");
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
        AnswerRules answer = new AnswerReader(problems).read(request);
        think = request.get("think");
        return path.isPresent() && name.isPresent()
                ? Optional.of(new RequestConfig(
                        name.get(), method, path.get(), bodyText, headers, (int) weight, expect, answer))
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
        return names.holdInPath(node, path, problems) ? Optional.of(path) : Optional.empty();
    }

    private Optional<String> body(Node node) {
        Optional<String> body =
                node instanceof ScalarNode ? scalars.text(node, "body") : Optional.of(JsonText.of(node));
        return body.filter(text -> names.holdInBody(node, text, problems));
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
                text.filter(t -> names.holdInHeader(value, name, t, problems)).ifPresent(t -> headers.put(name, t));
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
