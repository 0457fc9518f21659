package dev.headroom.code.internal.graph;

import org.objectweb.asm.Opcodes;

/**
 * A field as its class declares it.
 *
 * @param signature with type arguments; the descriptor where it has none
 */
public record FieldShape(String name, int access, String descriptor, String signature) {

    /** The class it holds; of arrays and numbers what no class is named. */
    public String type() {
        return descriptor.startsWith("L") ? descriptor.substring(1).replace(";", "") : descriptor;
    }

    public boolean isStatic() {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    public boolean isFinal() {
        return (access & Opcodes.ACC_FINAL) != 0;
    }

    public boolean isVolatile() {
        return (access & Opcodes.ACC_VOLATILE) != 0;
    }

    public boolean isPrivate() {
        return (access & Opcodes.ACC_PRIVATE) != 0;
    }
}
