package dev.headroom.cli;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.config.LoadConfig;
import dev.headroom.cli.config.ServiceConfig;
import dev.headroom.cli.config.ServiceTarget;
import dev.headroom.cli.config.Warmup;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The example shop as the demo starts it: its own configuration, but from the installed jar, on a free port.
 *
 * @param fixed which habits are repaired, as the shop's {@code --fixed} takes them: {@code all}, {@code none}, or some
 * @param jdbcUrl another database than the embedded one
 */
record DemoShop(Path jar, int port, String fixed, Optional<String> jdbcUrl) {

    HeadroomConfig configure(HeadroomConfig config, Duration longestWarmUp, Duration duration) {
        ServiceConfig service = config.service();
        LoadConfig load = config.load();
        List<String> command = command();
        String text = "# As run by headroom demo, with: " + String.join(" ", command) + "\n# a warm-up of at most "
                + longestWarmUp.toSeconds() + " s and a window of " + duration.toSeconds() + " s.\n" + config.text();
        return new HeadroomConfig(
                text,
                new ServiceConfig(
                        new ServiceTarget.Command(command),
                        onPort(service.baseUrl()),
                        service.ready().map(this::onPort),
                        service.env(),
                        Path.of("").toAbsolutePath(),
                        service.startTimeout(),
                        service.readyPoll()),
                load.lasting(new Warmup.UntilSteady(longestWarmUp), duration),
                config.profile(),
                config.gates());
    }

    private List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(List.of(java, "-Xmx512m", "-jar", jar.toString(), "--port", Integer.toString(port)));
        if (!fixed.equals("none")) {
            command.addAll(List.of("--fixed", fixed));
        }
        jdbcUrl.ifPresent(url -> command.addAll(List.of("--jdbc-url", url)));
        return command;
    }

    private URI onPort(URI uri) {
        return URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + port
                + (uri.getRawPath() == null ? "" : uri.getRawPath()));
    }
}
