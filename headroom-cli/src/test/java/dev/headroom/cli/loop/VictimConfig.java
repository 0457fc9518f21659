package dev.headroom.cli.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A {@code headroom.yml} for {@link VictimService}: two seconds of 100 requests a second, ten where it is to die. */
final class VictimConfig {

    static final String KEPT = "queries/request<=0";
    static final String BROKEN = "bytes/request<1B";

    private VictimConfig() {}

    /** @param budget of the one endpoint, on SQL or on allocations */
    static Path write(Path folder, int port, VictimService.Mode mode, String budget) throws IOException {
        String command = VictimService.command(port, mode).stream()
                .map(word -> "\"" + word + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
        int seconds = mode == VictimService.Mode.DIES ? 10 : 2;
        String startTimeout = mode == VictimService.Mode.NEVER_READY ? "3s" : "60s";
        return write(folder, port, List.of("command: " + command, "startTimeout: " + startTimeout), seconds, budget);
    }

    static Path writeUrlOnly(Path folder, int port) throws IOException {
        return write(folder, port, List.of(), 2, "");
    }

    private static Path write(Path folder, int port, List<String> service, int seconds, String budget)
            throws IOException {
        var text = new StringBuilder("apiVersion: headroom/v1\nservice:\n");
        service.forEach(line -> text.append("  ").append(line).append('\n'));
        text.append("  url: http://127.0.0.1:").append(port).append('\n');
        text.append("  ready: http://127.0.0.1:").append(port).append("/health\n");
        text.append("load:\n  rate: 100/s\n  warmup: 1s\n");
        text.append("  duration: ").append(seconds).append("s\n");
        text.append("  requests:\n    - {name: \"GET /ping\", get: \"/ping\"}\n");
        if (!budget.isEmpty()) {
            String metric = budget.startsWith("queries") ? "sql" : "allocations";
            text.append("budgets:\n  - endpoint: \"GET /ping\"\n    ");
            text.append(metric).append(": [{expr: \"").append(budget).append("\"}]\n");
        }
        return Files.writeString(folder.resolve("headroom.yml"), text);
    }
}
