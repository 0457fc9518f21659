package dev.headroom.agent.hook;

import dev.headroom.agent.event.HeldEvent;
import dev.headroom.agent.event.UnpooledText;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The collections that one field refers to, in the few objects that have it for long. A field that more than {@value #MOST} living
 * objects have at a time belongs to passing ones, and is given up. Thread-safe.
 */
public final class HeldCollections {
    private static final int MOST = 8;

    /** Fewer entries than this are not worth an event. */
    private static final long FEW = 50;

    private static final int WEIGHED = 16;

    /** Of {@code java.util}: those that bound or drop their entries themselves, and those that count them one by one. */
    private static final Set<String> NOT_FOLLOWED = Set.of(
            "java.util.WeakHashMap",
            "java.util.EnumMap",
            "java.util.concurrent.ConcurrentLinkedQueue",
            "java.util.concurrent.ConcurrentLinkedDeque",
            "java.util.concurrent.LinkedTransferQueue");

    private final String field;
    private final List<WeakReference<Object>> alive = new ArrayList<>();
    private volatile boolean passing;
    private long lastEntries = -1;
    /** Of the largest collection, when it had grown last. */
    private long entryBytes;

    private long reachedBytes;

    HeldCollections(String field) {
        this.field = field;
    }

    void add(Object value) {
        if (passing || !isFollowed(value)) {
            return;
        }
        synchronized (this) {
            for (Iterator<WeakReference<Object>> known = alive.iterator(); known.hasNext(); ) {
                Object other = known.next().get();
                if (other == value) {
                    return;
                }
                if (other == null) {
                    known.remove();
                }
            }
            if (alive.size() >= MOST) {
                passing = true;
                alive.clear();
            } else {
                alive.add(new WeakReference<>(value));
            }
        }
    }

    /** The JDK's own classes only: what a subclass's {@code size} does, or drops, is its author's business. */
    private static boolean isFollowed(Object value) {
        String name = value.getClass().getName();
        return name.startsWith("java.util.")
                && !name.startsWith("java.util.ImmutableCollections")
                && !NOT_FOLLOWED.contains(name)
                && (value instanceof Map || value instanceof Collection);
    }

    /** Commits what they hold, if it is much or has changed since it was told. */
    public synchronized void emit(Instrumentation instrumentation) {
        long entries = 0;
        int instances = 0;
        Object largest = null;
        long most = -1;
        for (WeakReference<Object> reference : alive) {
            Object value = reference.get();
            if (value != null) {
                long size = value instanceof Map<?, ?> map ? map.size() : ((Collection<?>) value).size();
                entries += size;
                instances++;
                if (size > most) {
                    most = size;
                    largest = value;
                }
            }
        }
        if (largest == null || (entries < FEW && lastEntries < FEW)) {
            return;
        }
        if (entries > lastEntries) {
            weigh(largest, instrumentation);
        }
        lastEntries = entries;
        HeldEvent event = new HeldEvent();
        event.field = UnpooledText.of(field);
        event.collectionClass = UnpooledText.of(largest.getClass().getName());
        event.entries = entries;
        event.instances = instances;
        event.entryBytes = entryBytes;
        event.reachedBytes = reachedBytes;
        event.commit();
    }

    private void weigh(Object collection, Instrumentation instrumentation) {
        long own = 0;
        int weighed = 0;
        HeldWeight whole = new HeldWeight(instrumentation);
        try {
            Iterator<?> entries = collection instanceof Map<?, ?> map
                    ? map.entrySet().iterator()
                    : ((Collection<?>) collection).iterator();
            while (weighed < WEIGHED && entries.hasNext()) {
                Object entry = entries.next();
                own += entry instanceof Map.Entry<?, ?> pair
                        ? instrumentation.getObjectSize(pair)
                                + size(pair.getKey(), instrumentation)
                                + size(pair.getValue(), instrumentation)
                        : size(entry, instrumentation);
                whole.add(entry);
                weighed++;
            }
        } catch (RuntimeException changing) {
            // A map that is changed meanwhile may fail in many ways. What was weighed until then is told.
        }
        entryBytes = own / Math.max(1, weighed);
        reachedBytes = whole.bytes() / Math.max(1, weighed);
    }

    private static long size(@Nullable Object value, Instrumentation instrumentation) {
        if (value == null) {
            return 0;
        }
        long own = instrumentation.getObjectSize(value);
        return value instanceof String text ? own + text.length() : own;
    }
}
