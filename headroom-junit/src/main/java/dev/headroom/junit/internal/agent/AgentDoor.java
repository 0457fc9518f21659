package dev.headroom.junit.internal.agent;

import dev.headroom.junit.NotMeasuredException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * The way to the agent's counts: static methods of a class that the agent put on the bootstrap loader, found by name. Thread-safe;
 * a window belongs to the thread that opened it.
 */
public final class AgentDoor {
    private static final String NAME = "dev.headroom.agent.hook.Windows";

    private final MethodHandle open;
    private final MethodHandle close;
    private final MethodHandle isInstalled;

    private AgentDoor(Class<?> windows) throws ReflectiveOperationException {
        var lookup = MethodHandles.publicLookup();
        open = lookup.findStatic(windows, "open", MethodType.methodType(Object.class, boolean.class));
        close = lookup.findStatic(windows, "close", MethodType.methodType(Properties.class, Object.class, long.class));
        isInstalled = lookup.findStatic(windows, "isInstalled", MethodType.methodType(boolean.class));
    }

    /** The agent of this JVM, which is loaded where it is not there yet. */
    public static AgentDoor ofThisJvm() throws NotMeasuredException {
        Optional<AgentDoor> there = find();
        if (there.isPresent() && there.get().isInstalled()) {
            return there.get();
        }
        AgentJar jar = AgentJar.find();
        if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
            throw jar.refused("this Java runtime has no module jdk.attach", null);
        }
        AgentLoading.load(jar);
        AgentDoor loaded = find().orElseThrow(() ->
                new NotMeasuredException("The agent in this JVM is of another version than headroom-junit."
                        + " Give both the same, also in the -javaagent of the tests' command, if there is one."));
        if (!loaded.isInstalled()) {
            throw new NotMeasuredException("The agent was loaded but could not be installed; it says why on the"
                    + " standard error of the tests' JVM, in a line that begins with headroom-agent.");
        }
        return loaded;
    }

    private static Optional<AgentDoor> find() throws NotMeasuredException {
        try {
            return Optional.of(new AgentDoor(Class.forName(NAME, true, null)));
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        } catch (ReflectiveOperationException other) {
            throw new NotMeasuredException(
                    "The agent in this JVM is of another version than headroom-junit: it lacks " + other.getMessage()
                            + ". Give both the same, also in the -javaagent of the tests' command.",
                    other);
        }
    }

    private boolean isInstalled() throws NotMeasuredException {
        try {
            return (boolean) isInstalled.invokeExact();
        } catch (Throwable failure) { // what a method handle declares
            throw refused(failure);
        }
    }

    /** Begins to count on the calling thread; a detailed window tells statements and places, and allocates for that. */
    public Object open(boolean detailed) throws NotMeasuredException {
        try {
            return (Object) open.invokeExact(detailed);
        } catch (Throwable failure) { // what a method handle declares
            throw refused(failure);
        }
    }

    /** Ends what {@link #open} began on this thread, and waits for its tasks as long as patience lasts. */
    public WindowCounts close(Object window, Duration patience) throws NotMeasuredException, InterruptedException {
        Properties answer;
        try {
            answer = (Properties) close.invokeExact(window, patience.toNanos());
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Throwable failure) { // what a method handle declares
            throw refused(failure);
        }
        return WindowCounts.of(answer);
    }

    private static NotMeasuredException refused(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return new NotMeasuredException("The agent in this JVM could not count: " + failure, failure);
    }
}
