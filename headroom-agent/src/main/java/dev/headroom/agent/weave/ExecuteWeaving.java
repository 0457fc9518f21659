package dev.headroom.agent.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** {@code SqlHooks} around a method that executes SQL; counts come from what it returns. */
final class ExecuteWeaving extends AroundWeaving {
    static final String HOOKS = "dev/headroom/agent/hook/SqlHooks";

    private final String method;
    private final boolean withText;

    ExecuteWeaving(MethodVisitor next, int access, String method, String descriptor, boolean withText) {
        super(next, access, method, descriptor, Opcodes.INTEGER);
        this.method = method;
        this.withText = withText;
    }

    @Override
    void enter() {
        loadThis();
        if (withText) {
            loadArg(0);
        } else {
            visitInsn(ACONST_NULL);
        }
        visitMethodInsn(INVOKESTATIC, HOOKS, "enter", "(Ljava/lang/Object;Ljava/lang/String;)I", false);
        keep(0, Type.INT_TYPE);
    }

    @Override
    void returning(int opcode) {
        switch (method) {
            case "executeUpdate" -> {
                mv.visitInsn(DUP);
                mv.visitInsn(I2L);
                exit("updated", "(JI)V");
            }
            case "executeLargeUpdate" -> {
                mv.visitInsn(DUP2);
                exit("updated", "(JI)V");
            }
            case "executeBatch", "executeLargeBatch" -> {
                mv.visitInsn(DUP);
                exit("batched", "(Ljava/lang/Object;I)V");
            }
            case "executeQuery" -> {
                mv.visitInsn(DUP);
                exit("queried", "(Ljava/lang/Object;I)V");
            }
            default -> exit("executed", "(I)V");
        }
    }

    @Override
    void throwing() {
        exit(method.endsWith("Batch") ? "batchFailed" : "executed", "(I)V");
    }

    private void exit(String hook, String descriptor) {
        loadKept(0, Type.INT_TYPE);
        mv.visitMethodInsn(INVOKESTATIC, HOOKS, hook, descriptor, false);
    }
}
