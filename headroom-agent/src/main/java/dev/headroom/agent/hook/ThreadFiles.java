package dev.headroom.agent.hook;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What Linux says of one thread in {@code /proc/thread-self}: how long it waited for a processor ({@code schedstat}, second
 * number) and how many pages had to be read from disk for it ({@code stat}, field 12). The first question is its thread's own;
 * then the same or another thread may ask, one at a time. The file of the first is kept open, about {@value #MOST_OPEN} of them at most; reading it allocates nothing. −1 where the system does not tell.
 */
final class ThreadFiles {
    private static final int MOST_OPEN = 512;
    private static final long UNKNOWN = -1;
    private static final Set<Reference<?>> OPEN = ConcurrentHashMap.newKeySet();
    private static final ReferenceQueue<ThreadFiles> DEAD = new ReferenceQueue<>();

    private final byte[] text = new byte[64];
    private @Nullable RandomAccessFile schedstat;
    private boolean refused;

    /** Keeps count of files whose thread is gone; the file itself is closed by the JDK's cleaner. */
    private static final class Counted extends WeakReference<ThreadFiles> {
        Counted(ThreadFiles files) {
            super(files, DEAD);
        }
    }

    /** Nanoseconds that this thread has waited for a processor since it began. */
    long runQueueNanos() {
        RandomAccessFile file = schedstat;
        if (file == null) {
            file = open();
        }
        if (file == null) {
            return UNKNOWN;
        }
        try {
            file.seek(0);
            int length = file.read(text);
            return number(text, 0, length, 1);
        } catch (IOException gone) {
            refused = true;
            return UNKNOWN;
        }
    }

    private @Nullable RandomAccessFile open() {
        if (refused) {
            return null;
        }
        for (Reference<?> gone = DEAD.poll(); gone != null; gone = DEAD.poll()) {
            OPEN.remove(gone);
        }
        if (OPEN.size() >= MOST_OPEN) {
            return null;
        }
        try {
            schedstat = new RandomAccessFile("/proc/thread-self/schedstat", "r");
            OPEN.add(new Counted(this));
            return schedstat;
        } catch (IOException | SecurityException notThisSystem) {
            refused = true;
            return null;
        }
    }

    /** Pages read from disk for this thread since it began; opens and closes a file. */
    static long majorFaults() {
        byte[] stat = new byte[512];
        try (RandomAccessFile file = new RandomAccessFile("/proc/thread-self/stat", "r")) {
            int length = file.read(stat);
            int at = length - 1;
            while (at >= 0 && stat[at] != ')') {
                at--; // the name before it may hold anything
            }
            return at < 0 ? UNKNOWN : number(stat, at, length, 10);
        } catch (IOException | SecurityException notThisSystem) {
            return UNKNOWN;
        }
    }

    /** The number behind so many spaces. */
    private static long number(byte[] text, int from, int length, int spaces) {
        int at = from;
        for (int passed = 0; passed < spaces && at < length; at++) {
            passed += text[at] == ' ' ? 1 : 0;
        }
        int start = at;
        long value = 0;
        while (at < length && text[at] >= '0' && text[at] <= '9') {
            value = value * 10 + text[at++] - '0';
        }
        return at == start ? UNKNOWN : value;
    }
}
