package dev.headroom.cli.config.starter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The GETs of an OpenAPI 3 or Swagger 2 file, JSON or YAML. */
final class OpenApiFile {

    private static final List<String> FOLDERS = List.of(".", "docs", "api", "src/main/resources");
    private static final List<String> NAMES =
            List.of("openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml", "swagger.yml", "swagger.json");
    private static final long MOST_BYTES = 4L << 20;
    private static final int MOST_ENDPOINTS = 20;

    private OpenApiFile() {}

    static Optional<Path> in(Path folder) {
        return FOLDERS.stream()
                .flatMap(sub -> NAMES.stream().map(name -> folder.resolve(sub).resolve(name)))
                .map(Path::normalize)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** At most twenty; empty where the file is not such a description. */
    static List<FoundEndpoint> gets(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            return List.of();
        }
        JsonNode root;
        try {
            root = new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
        } catch (JsonProcessingException e) {
            return List.of();
        }
        List<FoundEndpoint> gets = new ArrayList<>();
        String basePath = basePath(root);
        root.path("paths").properties().forEach(path -> {
            FoundEndpoint endpoint = FoundEndpoint.of(basePath, path.getKey());
            if (path.getValue().has("get") && endpoint.isUsable() && gets.size() < MOST_ENDPOINTS) {
                gets.add(endpoint);
            }
        });
        return gets;
    }

    private static String basePath(JsonNode root) {
        String written = root.path("servers")
                .path(0)
                .path("url")
                .asText(root.path("basePath").asText(""));
        try {
            String path = new URI(written).getPath();
            return path == null || path.equals("/") ? "" : path.replaceAll("/+$", "");
        } catch (URISyntaxException e) {
            // A server URL with variables is legal there; its path is then anyone's guess.
            return "";
        }
    }
}
