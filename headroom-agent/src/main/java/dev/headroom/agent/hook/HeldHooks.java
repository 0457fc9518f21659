package dev.headroom.agent.hook;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Called where a method of the application stores a collection in a field. Remembers, weakly, what the fields refer to, to tell later how
 * much it holds. Thread-safe.
 */
public final class HeldHooks {
    /** Applications have hundreds; whatever makes classes without end is not followed without end. */
    private static final int MOST_FIELDS = 4096;

    private static final Map<String, HeldCollections> FIELDS = new ConcurrentHashMap<>();

    private HeldHooks() {}

    /** @param field class and field, with dots; a constant of the calling class */
    public static void held(Object value, String field) {
        try {
            if (value == null) {
                return;
            }
            HeldCollections known = FIELDS.get(field);
            if (known == null) {
                if (FIELDS.size() >= MOST_FIELDS) {
                    return;
                }
                known = new HeldCollections(field);
                HeldCollections other = FIELDS.putIfAbsent(field, known);
                known = other == null ? known : other;
            }
            known.add(value);
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("remembering " + field, failure);
        }
    }

    public static void forEach(Consumer<HeldCollections> consumer) {
        FIELDS.values().forEach(consumer);
    }
}
