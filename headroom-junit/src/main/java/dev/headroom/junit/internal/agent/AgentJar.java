package dev.headroom.junit.internal.agent;

import dev.headroom.junit.NotMeasuredException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The agent's jar on the tests' class path; nothing in it is ever called from there. */
record AgentJar(Path file) {
    private static final String AGENT_CLASS = "dev/headroom/agent/HeadroomAgent.class";

    static AgentJar find() throws NotMeasuredException {
        URL found = AgentJar.class.getClassLoader().getResource(AGENT_CLASS);
        if (found == null) {
            throw new NotMeasuredException("No agent: headroom-agent is not on the tests' class path. It comes with"
                    + " headroom-junit unless it is excluded there; or start the tests' JVM with"
                    + " -javaagent:headroom-agent.jar.");
        }
        try {
            if (found.openConnection() instanceof JarURLConnection connection) {
                return new AgentJar(Path.of(connection.getJarFileURL().toURI()));
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new NotMeasuredException(
                    "No agent: the place of headroom-agent, " + found + ", is no file.", unreadable);
        }
        throw new NotMeasuredException("No agent: headroom-agent is on the tests' class path as classes, " + found
                + ", and a JVM takes it as a jar only. Build its jar, mvn package, and test with that.");
    }

    NotMeasuredException refused(String why, @Nullable Throwable cause) {
        return new NotMeasuredException(
                "No agent: it could not be loaded into the tests' JVM, since " + why
                        + ". Start that JVM with the agent: -javaagent:" + file
                        + " (argLine of surefire, jvmArgs of Gradle).",
                cause);
    }
}
