package dev.headroom.cli.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The service to be measured.
 *
 * @param baseUrl what the paths of requests are appended to; scheme, host and port, without a trailing slash
 * @param ready answered with a 2xx once the service can take load; empty to start at once
 * @param env variables added to the command's environment
 * @param workdir where the command is started; relative paths are relative to the configuration file
 * @param startTimeout how long the service may take to get ready
 * @param readyPoll how often {@code ready} is asked
 */
public record ServiceConfig(
        ServiceTarget target,
        URI baseUrl,
        Optional<URI> ready,
        Map<String, String> env,
        Path workdir,
        Duration startTimeout,
        Duration readyPoll) {

    public ServiceConfig {
        env = Map.copyOf(env);
    }
}
