package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.internal.Libraries;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.ThreadWait;
import java.util.List;

/** What a thread's wait was for, by its kind and the libraries on its stack. */
final class WaitCauses {

    /** Clients of other services. What waits inside them waits for an answer, whatever it waits with. */
    private static final List<String> CLIENTS = List.of(
            "jdk.internal.net.http.",
            "java.net.http.",
            "sun.net.www.protocol.http",
            "org.apache.http.",
            "org.apache.hc.client5.",
            "okhttp3.",
            "org.eclipse.jetty.client.",
            "reactor.netty.http.client.",
            "org.asynchttpclient.",
            "io.grpc.stub.ClientCalls",
            "redis.clients.jedis.",
            "io.lettuce.core.",
            "software.amazon.awssdk.",
            "com.mongodb.");

    /** A wait that goes on for so long after a pause, and for this part of it, did not end in it: threads wake one by one. */
    private static final long OUTLASTS_NANOS = 200_000;

    private static final long OUTLASTS_PART = 10;

    private static final byte UNKNOWN = 0;
    private static final byte NEITHER = 1;
    private static final byte POOL = 2;
    private static final byte CLIENT = 3;

    private final StackTable stacks;
    private final byte[] kinds;

    WaitCauses(StackTable stacks) {
        this.stacks = stacks;
        kinds = new byte[stacks.size()];
        kinds[StackTable.ROOT] = NEITHER;
    }

    TailCause of(ThreadWait wait) {
        return switch (wait.kind()) {
            case MONITOR_ENTER -> kindOf(wait.stack()) == POOL ? TailCause.POOL_WAIT : TailCause.MONITOR;
            case MONITOR_WAIT, PARK ->
                switch (kindOf(wait.stack())) {
                    case POOL -> TailCause.POOL_WAIT;
                    case CLIENT -> TailCause.DOWNSTREAM;
                    default -> TailCause.PARK;
                };
            case SLEEP -> TailCause.SLEEP;
            case FILE_IO -> TailCause.FILE_IO;
            case SOCKET_IO -> kindOf(wait.stack()) == CLIENT ? TailCause.DOWNSTREAM : TailCause.SOCKET_IO;
            case CLASS_LOADING -> TailCause.CLASS_LOADING;
            case ALLOCATION_STALL -> TailCause.ALLOCATION_STALL;
            case PINNED -> TailCause.PINNING;
        };
    }

    /**
     * Until when a pause that overlaps the wait cost nothing, since the wait would have gone on anyway for something outside the JVM:
     * a sleep until it was due, others as long as the pause where they went on after it; the pause's start where it cost all.
     */
    static long hiddenUntilNanos(ThreadWait wait, Pause pause) {
        long start = pause.startNanos();
        if (!endsWithoutThisJvm(wait.kind()) || wait.startNanos() >= pause.endNanos() || wait.endNanos() <= start) {
            return start;
        }
        if (wait.wantedNanos() >= 0) {
            return Math.max(start, Math.min(pause.endNanos(), wait.dueNanos()));
        }
        long after = wait.endNanos() - pause.endNanos();
        return after > Math.max(OUTLASTS_NANOS, pause.durationNanos() / OUTLASTS_PART) ? pause.endNanos() : start;
    }

    /** Whether the thread could not go on for want of something that the JVM makes ready. */
    static boolean isForTheJvm(ThreadWait wait) {
        return wait.kind() == ThreadWait.Kind.CLASS_LOADING || wait.kind() == ThreadWait.Kind.ALLOCATION_STALL;
    }

    /** Whether the world outside the JVM ends this wait, so that a pause inside it costs nothing. */
    static boolean endsWithoutThisJvm(ThreadWait.Kind kind) {
        return switch (kind) {
            case SLEEP, FILE_IO, SOCKET_IO -> true;
            case MONITOR_ENTER, MONITOR_WAIT, PARK, CLASS_LOADING, ALLOCATION_STALL, PINNED -> false;
        };
    }

    /** The innermost such frame decides; every stack is looked at once. */
    private byte kindOf(int stack) {
        if (kinds[stack] == UNKNOWN) {
            String name = stacks.leafFrame(stack).name();
            kinds[stack] = startsWithAny(name, Libraries.CONNECTION_POOLS)
                    ? POOL
                    : startsWithAny(name, CLIENTS) ? CLIENT : kindOf(stacks.parent(stack));
        }
        return kinds[stack];
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
