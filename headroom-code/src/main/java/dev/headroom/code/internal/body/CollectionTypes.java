package dev.headroom.code.internal.body;

import java.util.Set;

/** Which types of the JDK hold many things. */
public final class CollectionTypes {

    private static final Set<String> MAPS = Set.of(
            "java/util/Map",
            "java/util/HashMap",
            "java/util/LinkedHashMap",
            "java/util/TreeMap",
            "java/util/SortedMap",
            "java/util/NavigableMap",
            "java/util/Hashtable",
            "java/util/IdentityHashMap",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/ConcurrentMap",
            "java/util/concurrent/ConcurrentSkipListMap");

    private static final Set<String> LISTS = Set.of(
            "java/util/List",
            "java/util/ArrayList",
            "java/util/LinkedList",
            "java/util/Vector",
            "java/util/concurrent/CopyOnWriteArrayList");

    private static final Set<String> OTHERS = Set.of(
            "java/util/Collection",
            "java/util/Set",
            "java/util/HashSet",
            "java/util/LinkedHashSet",
            "java/util/TreeSet",
            "java/util/SortedSet",
            "java/util/concurrent/CopyOnWriteArraySet",
            "java/util/concurrent/ConcurrentSkipListSet");

    private static final Set<String> QUEUES = Set.of(
            "java/util/Queue", "java/util/Deque", "java/util/ArrayDeque", "java/util/concurrent/ConcurrentLinkedQueue");

    private CollectionTypes() {}

    public static boolean isMap(String type) {
        return MAPS.contains(type);
    }

    public static boolean isList(String type) {
        return LISTS.contains(type);
    }

    /** Whether it has a size that costs nothing to ask for. */
    static boolean isSized(String type) {
        return LISTS.contains(type) || OTHERS.contains(type) || QUEUES.contains(type);
    }

    /** Whether it grows without a bound unless somebody takes care. */
    public static boolean grows(String type) {
        return MAPS.contains(type) || isSized(type);
    }
}
