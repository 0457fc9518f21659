package dev.headroom.agent;

import dev.headroom.agent.control.Agent;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The class that the JVM calls. Options are {@code key=value,key=value}, the same for both ways in; see
 * {@link dev.headroom.agent.control.Options}. Nothing is ever thrown to the JVM: a failed start is one line on
 * {@code System.err}.
 */
public final class HeadroomAgent {
    private HeadroomAgent() {}

    /** Called before {@code main} with the options after {@code -javaagent:headroom-agent.jar=}. */
    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        enter(options, instrumentation);
    }

    /** Called on every attach to a running JVM, the first time as well as later ones. */
    public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
        enter(options, instrumentation);
    }

    private static void enter(@Nullable String options, Instrumentation instrumentation) {
        try {
            moveToBootstrap(instrumentation);
            Agent.run(options == null ? "" : options, instrumentation);
        } catch (Throwable failure) { // the boundary to the JVM: an exception here would end the application
            complain(System.err, failure);
        }
    }

    private static void moveToBootstrap(Instrumentation instrumentation) throws IOException, URISyntaxException {
        if (isInBootstrap()) {
            return;
        }
        Path jar = Path.of(HeadroomAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            instrumentation.appendToBootstrapClassLoaderSearch(file);
        }
    }

    private static boolean isInBootstrap() {
        try {
            Class.forName("dev.headroom.agent.control.Agent", false, null);
            return true;
        } catch (ClassNotFoundException firstCall) {
            return false;
        }
    }

    private static void complain(PrintStream err, Throwable failure) {
        err.println("headroom-agent: not installed, the application runs unobserved: " + failure);
    }
}
