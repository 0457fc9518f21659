package dev.headroom.agent.hook;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Something known of each of many live objects of the application, by identity and weakly: it keeps none of them alive and
 * calls no method of one. Thread-safe by one lock per stripe. Looking up allocates nothing. A stripe that is full forgets new
 * objects: what was to be known of them is missing then. A value must not refer to its object.
 */
final class ByIdentity<V> {
    private static final int STRIPES = 32;
    private static final int BUCKETS = 256;
    private static final int MAX_PER_STRIPE = 8_192;

    private final Stripe[] stripes = new Stripe[STRIPES];

    ByIdentity() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    void remember(Object object, V value) {
        int hash = spread(object);
        stripes[hash & STRIPES - 1].put(object, hash, value);
    }

    @Nullable
    V of(Object object) {
        int hash = spread(object);
        return value(stripes[hash & STRIPES - 1].get(object, hash));
    }

    /** What is known, once: with that it is forgotten. */
    @Nullable
    V take(Object object) {
        int hash = spread(object);
        return value(stripes[hash & STRIPES - 1].take(object, hash));
    }

    @SuppressWarnings("unchecked") // nothing but V is ever put
    private @Nullable V value(@Nullable Object value) {
        return (V) value;
    }

    private static int spread(Object object) {
        int hash = System.identityHashCode(object) * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    private static final class Stripe {
        private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
        private final @Nullable Entry[] buckets = new @Nullable Entry[BUCKETS];
        private int size;

        synchronized void put(Object object, int hash, Object value) {
            expunge();
            Entry known = find(object, hash);
            if (known != null) {
                known.value = value;
            } else if (size < MAX_PER_STRIPE) {
                int index = index(hash);
                buckets[index] = new Entry(object, dead, hash, value, buckets[index]);
                size++;
            }
        }

        synchronized @Nullable Object get(Object object, int hash) {
            Entry known = find(object, hash);
            return known == null ? null : known.value;
        }

        synchronized @Nullable Object take(Object object, int hash) {
            if (size == 0) {
                return null;
            }
            Entry known = find(object, hash);
            if (known == null) {
                return null;
            }
            known.clear();
            unlink(known);
            return known.value;
        }

        private @Nullable Entry find(Object object, int hash) {
            for (Entry entry = buckets[index(hash)]; entry != null; entry = entry.next) {
                if (entry.hash == hash && entry.refersTo(object)) {
                    return entry;
                }
            }
            return null;
        }

        private void expunge() {
            for (Reference<?> gone = dead.poll(); gone != null; gone = dead.poll()) {
                unlink((Entry) gone);
            }
        }

        private void unlink(Entry gone) {
            int index = index(gone.hash);
            Entry previous = null;
            for (Entry entry = buckets[index]; entry != null; entry = entry.next) {
                if (entry == gone) {
                    if (previous == null) {
                        buckets[index] = entry.next;
                    } else {
                        previous.next = entry.next;
                    }
                    size--;
                    return;
                }
                previous = entry;
            }
        }

        private static int index(int hash) {
            return hash >>> 8 & BUCKETS - 1;
        }
    }

    private static final class Entry extends WeakReference<Object> {
        private final int hash;
        private Object value;
        private @Nullable Entry next;

        Entry(Object object, ReferenceQueue<Object> dead, int hash, Object value, @Nullable Entry next) {
            super(object, dead);
            this.hash = hash;
            this.value = value;
            this.next = next;
        }
    }
}
