package dev.headroom.cli.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the {@code service} section. */
final class ServiceReader {

    private static final List<String> KEYS =
            List.of("command", "attach", "url", "ready", "env", "workdir", "startTimeout", "readyPoll");
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration READY_POLL = Duration.ofMillis(50);

    private final Problems problems;
    private final Scalars scalars;
    private final Path folder;

    /** @param folder of the configuration file */
    ServiceReader(Problems problems, Path folder) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.folder = folder;
    }

    Optional<ServiceConfig> read(Node node) {
        ConfigMapping service = ConfigMapping.of("service", node, KEYS, problems);
        Optional<ServiceTarget> target = target(service);
        Optional<URI> ready = service.get("ready").flatMap(n -> scalars.httpUrl(n, "ready"));
        Optional<URI> url = service.get("url").flatMap(n -> scalars.httpUrl(n, "url"));
        if (!service.has("url") && !service.has("ready") && target.isPresent()) {
            problems.add(node, "service lacks 'ready' or 'url', so there is no address to send requests to");
        }
        Map<String, String> env = service.get("env").map(n -> texts("env", n)).orElse(Map.of());
        Path workdir = service.get("workdir").flatMap(this::workdir).orElse(folder);
        Duration startTimeout = duration(service, "startTimeout", START_TIMEOUT);
        Duration readyPoll = duration(service, "readyPoll", READY_POLL);
        Optional<URI> base = url.or(() -> ready).map(ServiceReader::origin);
        return target.isPresent() && base.isPresent()
                ? Optional.of(new ServiceConfig(target.get(), base.get(), ready, env, workdir, startTimeout, readyPoll))
                : Optional.empty();
    }

    private Optional<ServiceTarget> target(ConfigMapping service) {
        if (service.has("command") && service.has("attach")) {
            problems.add(
                    service.node(), "service has both 'command' and 'attach'; Headroom either starts it or attaches");
            return Optional.empty();
        }
        if (service.has("command")) {
            return service.get("command").flatMap(this::command).map(ServiceTarget.Command::new);
        }
        if (service.has("attach")) {
            return service.get("attach")
                    .flatMap(n -> scalars.integer(n, "attach", 1, Integer.MAX_VALUE))
                    .map(ServiceTarget.Attach::new);
        }
        if (service.has("url")) {
            return Optional.of(new ServiceTarget.UrlOnly());
        }
        problems.add(service.node(), "service lacks one of 'command', 'attach' or 'url'");
        return Optional.empty();
    }

    private Optional<List<String>> command(Node node) {
        if (node instanceof SequenceNode list) {
            List<String> arguments = new ArrayList<>();
            list.getValue().forEach(n -> scalars.text(n, "an argument").ifPresent(arguments::add));
            if (list.getValue().isEmpty()) {
                problems.add(node, "command names no program");
            }
            return arguments.isEmpty() ? Optional.empty() : Optional.of(arguments);
        }
        return scalars.text(node, "command").flatMap(text -> {
            Optional<List<String>> words = CommandWords.split(text);
            if (words.isEmpty()) {
                problems.add(node, "command has a quote that is not closed");
            } else if (words.get().isEmpty()) {
                problems.add(node, "command names no program");
                return Optional.empty();
            }
            return words;
        });
    }

    private Optional<Path> workdir(Node node) {
        return scalars.text(node, "workdir").flatMap(text -> {
            try {
                return Optional.of(folder.resolve(text));
            } catch (InvalidPathException e) {
                problems.add(node, "workdir is not a path: " + e.getReason());
                return Optional.empty();
            }
        });
    }

    private Duration duration(ConfigMapping service, String key, Duration standard) {
        return service.get(key).flatMap(n -> scalars.duration(n, key)).orElse(standard);
    }

    private Map<String, String> texts(String what, Node node) {
        Map<String, String> texts = new LinkedHashMap<>();
        ConfigMapping.open(what, node, problems).entries().forEach((key, value) -> scalars.text(value, key)
                .ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    private static URI origin(URI url) {
        return URI.create(url.getScheme() + "://" + url.getRawAuthority());
    }
}
