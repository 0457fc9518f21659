package dev.headroom.agent.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AdviceAdapter;

/** Tells {@code RowHooks} whether a result had another row, and when it is closed. */
final class RowWeaving extends AdviceAdapter {
    private static final String HOOKS = "dev/headroom/agent/hook/RowHooks";

    private final boolean closes;

    RowWeaving(MethodVisitor next, int access, String method, String descriptor) {
        super(Opcodes.ASM9, next, access, method, descriptor);
        this.closes = method.equals("close");
    }

    /** Whether a method of a result is looked at. */
    static boolean concerns(String method, String descriptor) {
        return (method.equals("next") && descriptor.equals("()Z"))
                || (method.equals("close") && descriptor.equals("()V"));
    }

    @Override
    protected void onMethodEnter() {
        if (closes) {
            loadThis();
            visitMethodInsn(INVOKESTATIC, HOOKS, "closed", "(Ljava/lang/Object;)V", false);
        }
    }

    @Override
    protected void onMethodExit(int opcode) {
        if (opcode == IRETURN && !closes) {
            dup();
            loadThis();
            visitMethodInsn(INVOKESTATIC, HOOKS, "advanced", "(ZLjava/lang/Object;)V", false);
        }
    }
}
