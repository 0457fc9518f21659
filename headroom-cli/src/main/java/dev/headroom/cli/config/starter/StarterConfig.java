package dev.headroom.cli.config.starter;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A first configuration, every key with one sentence, limits marked {@code [measure]} until a first run fills them in.
 *
 * @param text of the file; {@link dev.headroom.cli.config.ConfigReader} reads it
 * @param found what it was guessed from, a sentence each, for people
 */
public record StarterConfig(String text, List<String> found) {

    private static final String HEAD =
            """
            # yaml-language-server: $schema=headroom.schema.json
            # What Headroom measures here and what it holds the service to.
            # Every key is explained in docs/reference/headroom-yml.md.
            apiVersion: headroom/v1

            service:
            """;

    private static final String LOAD =
            """

            load:
              # Open model: requests start when they should, whatever the service does. A rate that changes:
              #   schedule: ramp 10/s to 100/s over 30s     (or steps, spikes, replay; poisson before them)
              # Closed model, users who wait for their answers:  closed: 20, think: exponential 1s
              rate: 100/s
              # Load until response times no longer drift; or a duration such as 10s, or none.
              warmup: until-steady
              # Length of the measuring window.
              duration: 30s
              # Rows of a CSV file fill {users.id}:  data: {users: users.csv}
              # The mix; weight says how often a request is sent relative to the others. Beside the status,
              # checks say what an answer must hold:  checks: ["header Content-Type contains json", "json $.id"]
              # Several requests of one user, with cookies and captured values:  sessions, see
              # docs/reference/load.md
              requests:
            """;

    private static final String PROFILE =
            """

            # Sampling intervals while the load runs; off switches one of them, or all, off.
            profile: {cpu: 10ms, alloc: 512KiB, wall: 20ms}

            # Limits; headroom init --from RUN puts what a first run measured in place of [measure].
            budgets:
            """;

    public StarterConfig {
        found = List.copyOf(found);
    }

    /** Looks at a folder and guesses; nothing is run and nothing outside it is read. */
    public static StarterConfig of(Path folder) throws IOException {
        Workspace workspace = Workspace.look(folder);
        StringBuilder text = new StringBuilder(HEAD);
        service(workspace, text);
        text.append(LOAD);
        for (FoundEndpoint endpoint : workspace.endpoints()) {
            text.append("    - {name: %s, get: %s, weight: 1}\n"
                    .formatted(quoted(endpoint.name()), quoted(endpoint.path())));
        }
        text.append(PROFILE);
        workspace.endpoints().forEach(endpoint -> budget(workspace, endpoint, text));
        if (workspace.command().isPresent()) {
            text.append("  # The service process as a whole.\n  - instance: default\n")
                    .append("    # Highest resident memory.\n    memory: [\"rss.peak<[measure]\"]\n");
        }
        return new StarterConfig(text.toString(), workspace.found());
    }

    private static void service(Workspace workspace, StringBuilder text) {
        if (workspace.command().isPresent()) {
            text.append("  # Starts the service; no shell is involved. ")
                    .append(workspace.commandNote())
                    .append("\n  command: ")
                    .append(quoted(workspace.command().get()))
                    .append("\n");
        } else {
            String origin =
                    workspace.readyUrl().substring(0, workspace.readyUrl().length() - 1);
            text.append("  # Where the service runs. ")
                    .append(workspace.commandNote())
                    .append("\n  url: ")
                    .append(origin)
                    .append("\n");
        }
        text.append("  # Answers with a 2xx once the service can take load.\n  ready: ")
                .append(workspace.readyUrl())
                .append("\n");
    }

    private static void budget(Workspace workspace, FoundEndpoint endpoint, StringBuilder text) {
        text.append("  # One endpoint, by the name of its request.\n  - endpoint: ")
                .append(quoted(endpoint.name()))
                .append("\n    # Response time, from the intended start.\n")
                .append("    latency: [\"p(50)<[measure]\", \"p(95)<[measure]\", \"p(99)<[measure]\"]\n")
                .append("    # Share of requests that may fail.\n    errors: [\"errors<[measure]\"]\n");
        if (workspace.command().isPresent()) {
            text.append("    # CPU time of one request.\n    cpu: [\"cpu/request<[measure]\"]\n")
                    .append("    # JDBC executions of one request.\n    sql: [\"queries/request<=[measure]\"]\n")
                    .append("    # Bytes allocated by one request.\n    allocations: [\"bytes/request<[measure]\"]\n");
        }
    }

    /** A JSON string, which is a double-quoted YAML scalar too. */
    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    /**
     * Writes the file.
     *
     * @param overwrite whether a file that is there is replaced
     */
    public void write(Path file, boolean overwrite) throws IOException, ConfigFileExistsException {
        OpenOption[] options = overwrite
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            Files.writeString(file, text, options);
        } catch (FileAlreadyExistsException e) {
            throw new ConfigFileExistsException(file);
        }
    }
}
