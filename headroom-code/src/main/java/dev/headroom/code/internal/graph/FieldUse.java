package dev.headroom.code.internal.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/** How the code of one class uses its own fields and those of the classes it is nested with, noted while it is read. */
final class FieldUse {

    private final String owner;
    private final String outermost;
    private final Map<String, Set<MethodKey>> setters = new HashMap<>();
    private final Set<String> read = new HashSet<>();
    private final Set<String> readOfOthers = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private boolean reflects;

    /** @param owner the class, with slashes */
    FieldUse(String owner) {
        this.owner = owner;
        this.outermost = outermost(owner);
    }

    private static String outermost(String type) {
        int nested = type.indexOf('$');
        return nested < 0 ? type : type.substring(0, nested);
    }

    void field(int opcode, String fieldOwner, String name, MethodKey method) {
        boolean reads = opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC;
        if (fieldOwner.equals(owner)) {
            if (reads) {
                read.add(name);
            } else if (!method.prepares()) {
                setters.computeIfAbsent(name, key -> new HashSet<>()).add(method);
            }
        } else if (reads && outermost(fieldOwner).equals(outermost)) {
            readOfOthers.add(fieldOwner + "." + name);
        }
    }

    /** A text that may name a field to something that finds it by its name. */
    void text(String text) {
        texts.add(text);
    }

    /** Whether a call asks a class for its fields. */
    void called(String calledOwner, String name) {
        reflects |= (calledOwner.equals("java/lang/Class") && name.contains("Field"))
                || name.startsWith("reflection")
                || calledOwner.contains("/Reflection");
    }

    /** Takes the annotations of a field for a way to read it. */
    FieldVisitor annotations(String name) {
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                read.add(name);
                return null;
            }
        };
    }

    /** Own fields that the class sets in methods which prepare nothing, and that it neither reads nor names: by name, those methods. */
    Map<String, Set<MethodKey>> setUnread() {
        if (reflects) {
            return Map.of();
        }
        return setters.entrySet().stream()
                .filter(field -> !read.contains(field.getKey()) && !texts.contains(field.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> Set.copyOf(field.getValue())));
    }

    /** Fields of classes it is nested with that it reads, as {@code owner.name}. */
    Set<String> readOfOthers() {
        return Set.copyOf(readOfOthers);
    }
}
