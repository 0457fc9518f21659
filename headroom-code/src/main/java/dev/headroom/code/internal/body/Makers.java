package dev.headroom.code.internal.body;

import java.util.Optional;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Names what made a value. */
final class Makers {

    private Makers() {}

    /** {@code java/util/List.of} of a call, {@code a/B.field} of a field, a type of a {@code new}; empty where unknown. */
    static String of(MethodBody body, SourceValue value) {
        Optional<AbstractInsnNode> made = body.maker(value);
        if (made.isEmpty()) {
            return "";
        }
        if (made.get() instanceof MethodInsnNode call) {
            return call.owner + "." + call.name;
        }
        if (made.get() instanceof FieldInsnNode field) {
            return field.owner + "." + field.name;
        }
        return made.get() instanceof TypeInsnNode type ? type.desc : "";
    }
}
