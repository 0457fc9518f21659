package dev.headroom.agent.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Tells {@code SqlHooks} which text a prepared statement was made from, at the connection that made it. */
final class PrepareWeaving extends AroundWeaving {
    private static final String STRING = "java/lang/String";

    PrepareWeaving(MethodVisitor next, int access, String method, String descriptor) {
        super(next, access, method, descriptor, STRING);
    }

    @Override
    void enter() {
        loadArg(0);
        keep(0, Type.getObjectType(STRING));
    }

    @Override
    void returning(int opcode) {
        mv.visitInsn(DUP);
        loadKept(0, Type.getObjectType(STRING));
        mv.visitMethodInsn(
                INVOKESTATIC, ExecuteWeaving.HOOKS, "prepared", "(Ljava/lang/Object;Ljava/lang/String;)V", false);
    }

    @Override
    void throwing() {
        // Nothing was prepared.
    }
}
