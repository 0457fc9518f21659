package dev.headroom.agent.sql;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The SQL text of each live statement, by identity and weakly: it keeps no statement alive and calls no method of one.
 * Thread-safe by one lock per stripe. Looking up allocates nothing. A stripe that is full forgets new statements; their
 * executions are then reported without a text.
 */
public final class PreparedTexts {
    private static final int STRIPES = 32;
    private static final int BUCKETS = 256;
    private static final int MAX_PER_STRIPE = 8_192;

    private final Stripe[] stripes = new Stripe[STRIPES];

    public PreparedTexts() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    public void remember(Object statement, String sql) {
        int hash = spread(statement);
        stripes[hash & STRIPES - 1].put(statement, hash, sql);
    }

    public @Nullable String of(Object statement) {
        int hash = spread(statement);
        return stripes[hash & STRIPES - 1].get(statement, hash);
    }

    private static int spread(Object statement) {
        int hash = System.identityHashCode(statement) * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    private static final class Stripe {
        private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
        private final @Nullable Entry[] buckets = new @Nullable Entry[BUCKETS];
        private int size;

        synchronized void put(Object statement, int hash, String sql) {
            expunge();
            Entry known = find(statement, hash);
            if (known != null) {
                known.sql = sql;
            } else if (size < MAX_PER_STRIPE) {
                int index = index(hash);
                buckets[index] = new Entry(statement, dead, hash, sql, buckets[index]);
                size++;
            }
        }

        synchronized @Nullable String get(Object statement, int hash) {
            Entry known = find(statement, hash);
            return known == null ? null : known.sql;
        }

        private @Nullable Entry find(Object statement, int hash) {
            for (Entry entry = buckets[index(hash)]; entry != null; entry = entry.next) {
                if (entry.hash == hash && entry.refersTo(statement)) {
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
        private String sql;
        private @Nullable Entry next;

        Entry(Object statement, ReferenceQueue<Object> dead, int hash, String sql, @Nullable Entry next) {
            super(statement, dead);
            this.hash = hash;
            this.sql = sql;
            this.next = next;
        }
    }
}
