package dev.headroom.cli.invocation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where Headroom's own files lie.
 *
 * @param home folder with {@code lib}, {@code agent} and {@code demo}
 */
public record Installation(Path home) {

    /** The installation the launcher started us from. */
    public static Installation ofProcess() throws CommandFailure {
        String home = System.getProperty("headroom.home", "");
        if (home.isEmpty()) {
            throw CommandFailure.input(
                    "Headroom does not know where it is installed: start it with the headroom script, or pass"
                            + " -Dheadroom.home=…/headroom-cli/target/headroom.",
                    null);
        }
        return new Installation(Path.of(home).toAbsolutePath());
    }

    /** The agent that goes into the measured JVM. */
    public Path agentJar() throws CommandFailure {
        return existing("agent/headroom-agent.jar");
    }

    public Path shopJar() throws CommandFailure {
        return existing("demo/shop.jar");
    }

    public Path shopConfig() throws CommandFailure {
        return existing("demo/headroom.yml");
    }

    private Path existing(String name) throws CommandFailure {
        Path file = home.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw CommandFailure.input(
                    "The installation lacks " + file + ". Build it again: remove " + home + " and run headroom.", null);
        }
        return file;
    }

    /** The version this was built as. */
    public static String version() {
        var properties = new Properties();
        try (InputStream in = Installation.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The jar of headroom-cli cannot be read", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
