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
 * @param fixed with every repaired twin
 * @param jdbcUrl another database than the embedded one
 */
record DemoShop(Path jar, int port, boolean fixed, Optional<String> jdbcUrl) {

    /** Part of the minute that a demo takes at most. */
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(15);

    HeadroomConfig configure(HeadroomConfig config, Duration duration) {
        ServiceConfig service = config.service();
        LoadConfig load = config.load();
        List<String> command = command();
        String text = "# As run by headroom demo, with: " + String.join(" ", command) + "\n# a warm-up of at most "
                + LONGEST_WARM_UP.toSeconds() + " s and a window of " + duration.toSeconds() + " s.\n" + config.text();
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
                load.lasting(new Warmup.UntilSteady(LONGEST_WARM_UP), duration),
                config.profile(),
                config.budgets(),
                config.waivers());
    }

    private List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(List.of(java, "-Xmx512m", "-jar", jar.toString(), "--port", Integer.toString(port)));
        if (fixed) {
            command.addAll(List.of("--fixed", "all"));
        }
        jdbcUrl.ifPresent(url -> command.addAll(List.of("--jdbc-url", url)));
        return command;
    }

    private URI onPort(URI uri) {
        return URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + port
                + (uri.getRawPath() == null ? "" : uri.getRawPath()));
    }
}
