package dev.headroom.agent.weave;

import dev.headroom.agent.hook.Tally;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM asks for every class. Thread-safe. A class that cannot be parsed or woven is left as it is and counted.
 * The first woven class, or the first sign of a JFR recording, runs {@code firstUse} once; it must not block, since the
 * caller may hold class loading locks.
 */
public final class HookTransformer implements ClassFileTransformer {
    private static final String SELF = "dev/headroom/agent/";
    private static final String JFR_RECORDER = "jdk/jfr/internal/PlatformRecorder";

    private final Runnable firstUse;
    private final AtomicBoolean used = new AtomicBoolean();

    public HookTransformer(Runnable firstUse) {
        this.firstUse = firstUse;
    }

    @Override
    public byte @Nullable [] transform(
            Module module,
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (name == null || name.startsWith(SELF)) {
            return null;
        }
        try {
            if (name.equals(JFR_RECORDER)) {
                use();
                return null;
            }
            if (!Candidates.includes(name, loader, classFile)) {
                return null;
            }
            Woven woven = Weaver.weave(name, classFile);
            if (woven == null) {
                return null;
            }
            requireVisibleHooks(loader);
            Tally.OF_THIS_JVM.hooked(woven.hook());
            if (woven.tellsOfService()) {
                use();
            }
            return woven.classFile();
        } catch (Throwable failure) { // the boundary to the application: its class loads unwoven
            Tally.OF_THIS_JVM.failure("weaving " + name, failure);
            return null;
        }
    }

    private void use() {
        if (used.compareAndSet(false, true)) {
            firstUse.run();
        }
    }

    /** A loader that hides bootstrap classes would turn every hook into a NoClassDefFoundError of the application. */
    private static void requireVisibleHooks(@Nullable ClassLoader loader) throws ClassNotFoundException {
        if (loader != null
                && Class.forName(Weaver.SQL_HOOKS, false, loader) != Class.forName(Weaver.SQL_HOOKS, false, null)) {
            throw new ClassNotFoundException(loader.getClass().getName()
                    + " finds another dev.headroom.agent. Remove the agent's jar from its class path.");
        }
    }
}
