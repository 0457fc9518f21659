package dev.headroom.agent.hook;

import java.lang.instrument.Instrumentation;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weighs entries of a collection with what they refer to. An object that several entries refer to counts once. No method of the
 * application is called: its objects' fields are read, collections are walked only where they are the JDK's, and of the JDK's other
 * classes nothing but the object itself is weighed. An entry that leads to very many objects leads to the rest of the application, and
 * makes the whole unknown. Not thread-safe; for one collection at one time.
 */
final class HeldWeight {
    static final long UNKNOWN = 0;

    private static final int MOST_OBJECTS_PER_ENTRY = 256;
    private static final int MOST_ELEMENTS = 1_024;
    /** Node and slot in a table: the least that a collection spends on an element. */
    private static final long ELEMENT_BYTES = 16;

    private final Instrumentation instrumentation;
    private final Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Class<?>, List<Field>> fields = new HashMap<>();
    private final Deque<Object> open = new ArrayDeque<>();
    private long bytes;
    private int left;
    private boolean endless;

    HeldWeight(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** Adds an entry: a pair of a map, or an element. */
    void add(Object entry) {
        left = MOST_OBJECTS_PER_ENTRY;
        if (entry instanceof Map.Entry<?, ?> pair) {
            bytes += instrumentation.getObjectSize(pair);
            reach(pair.getKey());
            reach(pair.getValue());
        } else {
            reach(entry);
        }
        while (!endless && !open.isEmpty()) {
            weigh(open.poll());
        }
    }

    /** What all entries weigh together; {@link #UNKNOWN} where one of them leads too far. */
    long bytes() {
        return endless ? UNKNOWN : bytes;
    }

    private void reach(@Nullable Object object) {
        if (object == null || isShared(object) || !met.add(object)) {
            return;
        }
        if (--left < 0) {
            endless = true;
            open.clear();
        } else {
            open.add(object);
        }
    }

    /** What exists once for all, or is kept alive by others. */
    private static boolean isShared(Object object) {
        return object instanceof Class<?>
                || object instanceof ClassLoader
                || object instanceof Thread
                || object instanceof Enum<?>
                || object instanceof Reference<?>
                || object.getClass().isHidden();
    }

    private void weigh(Object object) {
        bytes += instrumentation.getObjectSize(object);
        if (object instanceof String text) {
            bytes += text.length();
        } else if (object instanceof Object[] array) {
            for (int i = 0; i < Math.min(MOST_ELEMENTS, array.length); i++) {
                reach(array[i]);
            }
        } else if (object.getClass().getName().startsWith("java.")) {
            weighElements(object);
        } else {
            for (Field field : fields.computeIfAbsent(object.getClass(), HeldWeight::references)) {
                reach(value(field, object));
            }
        }
    }

    private void weighElements(Object object) {
        if (object instanceof Map<?, ?> map) {
            int seen = 0;
            for (Map.Entry<?, ?> pair : map.entrySet()) {
                if (++seen > MOST_ELEMENTS) {
                    break;
                }
                bytes += ELEMENT_BYTES + instrumentation.getObjectSize(pair);
                reach(pair.getKey());
                reach(pair.getValue());
            }
        } else if (object instanceof Collection<?> elements) {
            int seen = 0;
            for (Object element : elements) {
                if (++seen > MOST_ELEMENTS) {
                    break;
                }
                bytes += ELEMENT_BYTES;
                reach(element);
            }
        }
    }

    /** Fields of a class and its superclasses that refer to objects and may be read. */
    private static List<Field> references(Class<?> type) {
        List<Field> found = new ArrayList<>();
        try {
            for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
                for (Field field : at.getDeclaredFields()) {
                    if (!field.getType().isPrimitive()
                            && !Modifier.isStatic(field.getModifiers())
                            && field.trySetAccessible()) {
                        found.add(field);
                    }
                }
            }
        } catch (LinkageError | SecurityException incomplete) {
            // A field of a class that is not there: what was found until then is weighed.
        }
        return found;
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException closed) {
            return null; // it was opened before; without it, less is weighed
        }
    }
}
