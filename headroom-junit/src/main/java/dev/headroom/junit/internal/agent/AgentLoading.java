package dev.headroom.junit.internal.agent;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import dev.headroom.junit.NotMeasuredException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Loads the agent into this JVM over the attach API, which must be there. A JVM may attach to itself only where it was told so
 * when it started, so otherwise a child process does it.
 */
final class AgentLoading {
    private static final long CHILD_SECONDS = 60;

    private AgentLoading() {}

    static void load(AgentJar jar) throws NotMeasuredException {
        long pid = ProcessHandle.current().pid();
        try {
            AttachProcess.load(pid, jar.file());
        } catch (IOException notToItself) {
            loadFromChild(pid, jar);
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException refusal) {
            throw jar.refused(refusal.toString(), refusal);
        }
    }

    private static void loadFromChild(long pid, AgentJar jar) throws NotMeasuredException {
        String java = ProcessHandle.current()
                .info()
                .command()
                .orElseThrow(() -> jar.refused("the system does not tell which java runs the tests", null));
        try {
            Process child = new ProcessBuilder(command(java, pid, jar))
                    .redirectErrorStream(true)
                    .start();
            child.getOutputStream().close();
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!child.waitFor(CHILD_SECONDS, TimeUnit.SECONDS)) {
                child.destroyForcibly();
                throw jar.refused("a child process did not attach within " + CHILD_SECONDS + " s", null);
            }
            if (child.exitValue() != 0) {
                throw jar.refused("a child process could not attach: " + said, null);
            }
        } catch (IOException failure) {
            throw jar.refused("a child process could not attach: " + failure, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw jar.refused("the thread was interrupted", interrupted);
        }
    }

    private static List<String> command(String java, long pid, AgentJar jar) throws IOException {
        return List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                ownClasses().toString(),
                AttachProcess.class.getName(),
                Long.toString(pid),
                jar.file().toString());
    }

    private static Path ownClasses() throws IOException {
        try {
            return Path.of(AgentLoading.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException malformed) {
            throw new IOException("The place of headroom-junit's classes is no file", malformed);
        }
    }
}
