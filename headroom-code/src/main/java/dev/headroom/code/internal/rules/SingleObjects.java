package dev.headroom.code.internal.rules;

import dev.headroom.code.internal.graph.ClassShape;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.FieldShape;
import java.util.HashSet;
import java.util.Set;

/** Of which classes there is one object, as far as the classes read tell. */
final class SingleObjects {

    private static final Set<String> STEREOTYPES = Set.of(
            "Lorg/springframework/stereotype/Component;",
            "Lorg/springframework/stereotype/Service;",
            "Lorg/springframework/stereotype/Repository;",
            "Lorg/springframework/stereotype/Controller;",
            "Lorg/springframework/web/bind/annotation/RestController;",
            "Ljakarta/inject/Singleton;",
            "Ljavax/inject/Singleton;",
            "Ljakarta/enterprise/context/ApplicationScoped;",
            "Ljavax/enterprise/context/ApplicationScoped;");

    private final Set<String> held = new HashSet<>();
    private final Set<String> prepared = new HashSet<>();
    private final Set<String> made = new HashSet<>();

    SingleObjects(CodeGraph graph) {
        for (ClassShape shape : graph.shapes()) {
            shape.fields().stream().filter(FieldShape::isStatic).forEach(field -> held.add(field.type()));
            prepared.addAll(shape.prepared());
            made.addAll(shape.made());
        }
    }

    /** Whether a static field holds one, or a container makes it once. */
    boolean isHeld(ClassShape shape) {
        return held.contains(shape.name()) || isStereotype(shape);
    }

    /** Whether it is held, or made only where something is prepared; and nowhere else. */
    boolean isMadeOnce(ClassShape shape) {
        return !made.contains(shape.name()) && (isHeld(shape) || prepared.contains(shape.name()));
    }

    /** Whether a container makes it once. */
    boolean isStereotype(ClassShape shape) {
        return shape.annotations().stream().anyMatch(STEREOTYPES::contains);
    }
}
