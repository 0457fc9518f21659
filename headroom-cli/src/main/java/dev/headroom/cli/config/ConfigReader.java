package dev.headroom.cli.config;

import dev.headroom.gate.GateRules;
import dev.headroom.measure.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code headroom.yml}, or refuses it with everything that is wrong in it. */
public final class ConfigReader {

    /** The one version of the format. */
    public static final String API_VERSION = "headroom/v1";

    static final int MOST_BYTES = 1 << 20;

    private static final List<String> KEYS =
            List.of("apiVersion", "service", "load", "profile", "defaults", "budgets", "waivers");

    private final Problems problems;
    private final Scalars scalars;
    private final Path folder;

    private ConfigReader(String file, Path folder) {
        this.problems = new Problems(file);
        this.scalars = new Scalars(problems);
        this.folder = folder;
    }

    /** Reads a file of at most 1 MiB of UTF-8. */
    public static HeadroomConfig read(Path file) throws ConfigException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        ConfigReader reader = new ConfigReader(file.toString(), folder);
        return reader.read(reader.text(file));
    }

    /** Reads a file's text that is at hand already. */
    public static HeadroomConfig parse(String text, Path file) throws ConfigException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        return new ConfigReader(file.toString(), folder).read(text);
    }

    private String text(Path file) throws ConfigException {
        if (Files.isDirectory(file)) {
            throw refused("is a directory; name the file in it");
        }
        if (!Files.exists(file)) {
            throw refused("does not exist; headroom init writes a first one, or name another with -c");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw refused("cannot be read: " + e.getMessage());
        }
        if (bytes.length > MOST_BYTES) {
            throw refused("is larger than " + new Bytes(MOST_BYTES) + ", which no configuration is");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("is not UTF-8 text; save it as UTF-8");
        }
    }

    private ConfigException refused(String text) {
        problems.add(text);
        return problems.toException();
    }

    private HeadroomConfig read(String text) throws ConfigException {
        Optional<Node> root = YamlTree.compose(text, problems);
        Optional<HeadroomConfig> config = root.flatMap(node -> config(text, node));
        if (config.isEmpty() || !problems.isEmpty()) {
            throw problems.toException();
        }
        return config.get();
    }

    private Optional<HeadroomConfig> config(String text, Node root) {
        ConfigMapping top = ConfigMapping.of("headroom.yml", root, KEYS, problems);
        top.require("apiVersion", API_VERSION).ifPresent(this::checkVersion);
        Optional<ServiceConfig> service = top.require("service", "{url: \"http://127.0.0.1:8080\"}")
                .flatMap(new ServiceReader(problems, folder)::read);
        int problemsBeforeLoad = problems.count();
        Optional<LoadConfig> load = top.require("load", "{rate: 400/s, requests: [{get: /}]}")
                .flatMap(new LoadReader(problems, folder)::read);
        boolean loadIsWhole = problems.count() == problemsBeforeLoad;
        ProfileConfig profile = top.get("profile").map(this::profile).orElse(ProfileConfig.standard());
        List<String> endpoints = load.filter(l -> loadIsWhole).stream()
                .flatMap(l -> l.endpointNames().stream())
                .toList();
        GateRules gates = new GateReader(problems, endpoints).read(top);
        return service.isPresent() && load.isPresent()
                ? Optional.of(new HeadroomConfig(text, service.get(), load.get(), profile, gates))
                : Optional.empty();
    }

    private void checkVersion(Node node) {
        if (!(node instanceof ScalarNode version) || !version.getValue().equals(API_VERSION)) {
            problems.add(node, "apiVersion must be " + API_VERSION + ", not " + ConfigMapping.kind(node));
        }
    }

    private ProfileConfig profile(Node node) {
        if (Scalars.is(node, "off")) {
            return ProfileConfig.off();
        }
        ConfigMapping profile = ConfigMapping.of("profile", node, List.of("cpu", "alloc", "wall"), problems);
        ProfileConfig standard = ProfileConfig.standard();
        return new ProfileConfig(
                interval(profile, "cpu", scalars::duration, standard.cpuInterval()),
                interval(profile, "alloc", scalars::size, standard.allocInterval()),
                interval(profile, "wall", scalars::duration, standard.wallInterval()));
    }

    private static <T> Optional<T> interval(
            ConfigMapping profile, String key, BiFunction<Node, String, Optional<T>> read, Optional<T> standard) {
        Optional<Node> node = profile.get(key);
        if (node.isEmpty()) {
            return standard;
        }
        return Scalars.is(node.get(), "off") ? Optional.empty() : read.apply(node.get(), key);
    }
}
