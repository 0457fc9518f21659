package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.internal.Libraries;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.ThreadWait;
import java.util.List;
import java.util.function.Predicate;

/** How a stack shows that its thread waits for a lock that another holds, and not for work or for a signal. */
final class Locks {

    private static final List<String> ENTERING = List.of(
            "ObjectMonitor::enter",
            "ObjectMonitor::EnterI",
            "ObjectMonitor::TrySpin",
            "ObjectSynchronizer::enter",
            "java.util.concurrent.locks.ReentrantLock.lock",
            "java.util.concurrent.locks.ReentrantLock$Sync.lock",
            "java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock.lock",
            "java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock.lock",
            "java.util.concurrent.locks.StampedLock.acquire",
            "java.util.concurrent.locks.StampedLock.readLock",
            "java.util.concurrent.locks.StampedLock.writeLock");

    private static final List<String> OF_OTHERS = Libraries.LOGGERS;

    /** Waiting for a lock, except for the locks inside loggers, pools and databases, which have causes of their own. */
    static final Signature SIGNATURE = Signature.anywhere(ENTERING)
            .butNotThrough(OF_OTHERS)
            .butNotThrough(Libraries.CONNECTION_POOLS)
            .butNotThrough(Libraries.DATABASES)
            .butNotThrough(Libraries.CLASS_LOADING)
            .remembered();

    /** A monitor's wait has no frame below the line that enters it. */
    private static final Signature MONITOR = ((Signature) (stack, code) -> code.innermostSite(stack))
            .butNotThrough(OF_OTHERS)
            .butNotThrough(Libraries.CONNECTION_POOLS)
            .butNotThrough(Libraries.DATABASES)
            .butNotThrough(Libraries.CLASS_LOADING)
            .remembered();

    private Locks() {}

    static int siteOf(ThreadWait wait, ApplicationCode code) {
        return switch (wait.kind()) {
            case MONITOR_ENTER -> MONITOR.siteOf(wait.stack(), code);
            case PARK -> SIGNATURE.siteOf(wait.stack(), code);
            default -> StackTable.ROOT;
        };
    }

    /** The signature of samples, for sites in some methods only. */
    static Signature in(Predicate<Location> methods) {
        return (stack, code) -> kept(SIGNATURE.siteOf(stack, code), code, methods);
    }

    /** The signature of waits, for sites in some methods only. */
    static HotSite.WaitSignature waitsIn(Predicate<Location> methods) {
        return (wait, code) -> kept(siteOf(wait, code), code, methods);
    }

    private static int kept(int site, ApplicationCode code, Predicate<Location> methods) {
        return site != StackTable.ROOT
                        && methods.test(HotSite.method(Location.of(code.stacks().leafFrame(site))))
                ? site
                : StackTable.ROOT;
    }
}
