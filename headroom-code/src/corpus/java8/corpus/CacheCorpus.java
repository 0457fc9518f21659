package corpus;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Service;

/** Maps that live long: those that only grow, and those that somebody bounds. */
final class CacheCorpus {

    enum Colour {
        RED,
        GREEN
    }

    private static final Map<String, String> GROWING = new HashMap<>();
    private static final ConcurrentMap<Long, byte[]> CONCURRENT = new ConcurrentHashMap<>();
    private static final List<String> HISTORY = new ArrayList<>();
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
    private static final Map<String, Integer> LOCKED = Collections.synchronizedMap(new HashMap<String, Integer>());
    private static Map<String, String> lazy;
    static final Map<String, List<String>> INDEX = new HashMap<>();
    private static final Map<String, Long> COUNTED = new ConcurrentHashMap<>();

    private static final Map<String, String> EVICTED = new HashMap<>();
    private static final Map<Object, String> WEAK = Collections.synchronizedMap(new WeakHashMap<Object, String>());
    private static final Map<String, String> FILLED_ONCE = new HashMap<>();
    private static final Map<Colour, String> BY_COLOUR = new HashMap<>();
    private static final Map<Colour, String> ENUM_MAP = new EnumMap<>(Colour.class);
    private static final Map<Class<?>, String> BY_CLASS = new ConcurrentHashMap<>();
    private static final Map<String, String> MEASURED = new HashMap<>();
    private static Map<String, String> replaced = new HashMap<>();
    private static final Map<String, String> FIXED_KEYS = new HashMap<>();
    private static final Map<String, String> EXPIRED = new ConcurrentHashMap<>();
    private static final Set<String> RUNNING = new HashSet<>();
    private static final Cache<String, String> CAFFEINE = Caffeine.newBuilder().maximumSize(100).build();
    private static final Map<String, String> VIEW = Caffeine.newBuilder().maximumSize(100).<String, String>build().asMap();
    private static final Map<String, String> HANDED_OUT = new HashMap<>();
    private static final Map<String, String> LATEST = new LinkedHashMap<String, String>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > 100;
        }
    };
    private static final Map<String, String> PREPARED = new HashMap<>();

    static {
        FILLED_ONCE.put("a", "b");
        for (String name : Arrays.asList("x", "y")) {
            prepare(name);
        }
    }

    private static void prepare(String name) {
        PREPARED.put(name, name);
    }

    static String put(String key) {
        String known = GROWING.get(key);
        if (known == null) {
            known = key.trim();
            GROWING.put(key, known); // finds: unbounded-cache
        }
        return known;
    }

    static byte[] computed(long id) {
        return CONCURRENT.computeIfAbsent(id, key -> new byte[100]); // finds: unbounded-cache
    }

    static void history(String line) {
        HISTORY.add(line); // finds: unbounded-cache
    }

    static boolean seen(String id) {
        return !SEEN.add(id); // finds: unbounded-cache
    }

    static void locked(String key) {
        LOCKED.putIfAbsent(key, 1); // finds: unbounded-cache
    }

    static String lazily(String key) {
        if (lazy == null) {
            lazy = new HashMap<>();
        }
        return lazy.put(key, key); // finds: unbounded-cache
    }

    static void counted(String user) {
        COUNTED.merge(user, 1L, Long::sum); // finds: unbounded-cache
    }

    static void inLambda(List<String> keys) {
        keys.forEach(key -> INDEX.computeIfAbsent(key, each -> new ArrayList<>())); // finds: unbounded-cache
    }

    static final class Registry {
        static final Registry ONLY = new Registry();
        private final Map<String, Object> entries = new HashMap<>();

        void register(String name, Object entry) {
            entries.put(name, entry); // finds: unbounded-cache
        }
    }

    @Service
    static class Sessions {
        private final Map<String, String> users = new ConcurrentHashMap<>();

        void login(String token, String user) {
            users.put(token, user); // finds: unbounded-cache
        }
    }

    static final class Holder {
        private static final Holder INSTANCE = new Holder();
        private Set<String> names = new HashSet<>();

        static void note(String name) {
            INSTANCE.names.add(name); // finds: unbounded-cache
        }
    }

    static void evicted(String key) { // silent
        EVICTED.put(key, key);
    }

    static void evict(String key) {
        EVICTED.remove(key);
    }

    static void weak(Object key) { // silent
        WEAK.put(key, key.toString());
    }

    static String filledOnce(String key) { // silent
        return FILLED_ONCE.get(key);
    }

    static void byColour(Colour colour) { // silent
        BY_COLOUR.put(colour, colour.name());
    }

    static void enumMap(Colour colour) { // silent
        ENUM_MAP.put(colour, colour.name());
    }

    static String byClass(Object value) { // silent
        return BY_CLASS.computeIfAbsent(value.getClass(), Class::getSimpleName);
    }

    static void measured(String key) { // silent
        if (MEASURED.size() < 1000) {
            MEASURED.put(key, key);
        }
    }

    static void replaced(String key) { // silent
        replaced.put(key, key);
    }

    static void startAnew() {
        replaced = new HashMap<>();
    }

    static void fixedKeys(String value) { // silent
        FIXED_KEYS.put("last", value);
    }

    static void expired(String key) { // silent
        EXPIRED.put(key, key);
    }

    static void expire(String prefix) {
        EXPIRED.keySet().removeIf(key -> key.startsWith(prefix));
    }

    static void running(String job, Runnable work) { // silent
        RUNNING.add(job);
        try {
            work.run();
        } finally {
            RUNNING.remove(job);
        }
    }

    static String caffeine(String key) { // silent
        return CAFFEINE.get(key, String::trim);
    }

    static void view(String key) { // silent
        VIEW.put(key, key);
    }

    static void handedOut(String key) { // silent
        HANDED_OUT.put(key, key);
    }

    static Map<String, String> handOut() {
        return HANDED_OUT;
    }

    static void latest(String key) { // silent
        LATEST.put(key, key);
    }

    static String prepared(String key) { // silent
        return PREPARED.get(key);
    }

    static Map<String, Integer> local(List<String> words) { // silent
        Map<String, Integer> counts = new HashMap<>();
        for (String word : words) {
            counts.merge(word, 1, Integer::sum);
        }
        return counts;
    }

    static final class PerRequest {
        private final Map<String, String> attributes = new HashMap<>();

        void set(String key, String value) { // silent
            attributes.put(key, value);
        }
    }
}
