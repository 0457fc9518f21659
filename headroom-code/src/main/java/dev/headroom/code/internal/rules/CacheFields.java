package dev.headroom.code.internal.rules;

import dev.headroom.code.internal.body.CollectionTypes;
import dev.headroom.code.internal.graph.ClassShape;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.FieldShape;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Fields that live as long as the process and hold a collection that may grow: static ones, and those of objects of which there is
 * one, because a static field holds it or a container makes it once.
 */
final class CacheFields {

    /** Types of keys of which there are few. */
    private static final Set<String> FEW = Set.of(
            "java/lang/Class",
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/reflect/Method",
            "java/lang/reflect/Type",
            "java/lang/Thread$State",
            "java/time/DayOfWeek",
            "java/time/Month",
            "java/time/ZoneId",
            "java/util/Locale",
            "java/util/concurrent/TimeUnit");

    private static final Set<String> BOUNDED = Set.of(
            "java/util/WeakHashMap",
            "java/util/EnumMap.<init>",
            "java/util/EnumMap",
            "java/util/EnumSet.noneOf",
            "java/util/EnumSet.allOf",
            "java/util/Map.of",
            "java/util/Set.of",
            "java/util/List.of",
            "java/util/Map.copyOf",
            "java/util/List.copyOf",
            "java/util/Set.copyOf");

    private final CodeGraph graph;
    private final Set<String> fields = new HashSet<>();
    private final Set<String> ofUnknownLife = new HashSet<>();

    CacheFields(CodeGraph graph, SingleObjects singles) {
        this.graph = graph;
        graph.shapes().forEach(shape -> shape.fields().stream()
                .filter(field -> mayGrow(shape, field))
                .forEach(field -> (isLongLived(shape, field, singles) ? fields : ofUnknownLife)
                        .add(shape.name() + "." + field.name())));
    }

    /**
     * Whether the field may hold a collection that grows, however long its object lives.
     *
     * @param field as {@code owner.name}
     */
    boolean contains(String field) {
        return fields.contains(field) || ofUnknownLife.contains(field);
    }

    /** Whether the code tells that the field lives as long as the process. */
    boolean livesLong(String field) {
        return fields.contains(field);
    }

    private static boolean isLongLived(ClassShape shape, FieldShape field, SingleObjects singles) {
        return field.isStatic() || (singles.isHeld(shape) && !shape.isEnum() && (field.isFinal() || field.isPrivate()));
    }

    private boolean mayGrow(ClassShape shape, FieldShape field) {
        if (!CollectionTypes.grows(field.type())) {
            return false;
        }
        return !hasFewKeys(field.signature())
                && shape.initialiser(field.name()).stream().noneMatch(this::bounds);
    }

    /** {@code Ljava/util/Map<Lcom/acme/Colour;Ljava/lang/String;>;}: the first type argument. */
    private boolean hasFewKeys(String signature) {
        int from = signature.indexOf("<L");
        if (from < 0) {
            return false;
        }
        String key = signature.substring(from + 2).split("[;<]", 2)[0];
        return FEW.contains(key) || graph.shape(key).filter(ClassShape::isEnum).isPresent();
    }

    private boolean bounds(String made) {
        if (BOUNDED.contains(made)) {
            return true;
        }
        if (made.contains(".")) {
            return made.endsWith(".asMap") || made.endsWith(".build");
        }
        return graph.shape(made).isPresent()
                && graph.supertypes(made).stream()
                        .map(graph::shape)
                        .flatMap(Optional::stream)
                        .anyMatch(type -> type.declares("removeEldestEntry"));
    }
}
