package dev.headroom.agent.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** {@code PoolHooks} around the method that takes a connection from a pool. */
final class PoolWeaving extends AroundWeaving {
    private static final String HOOKS = "dev/headroom/agent/hook/PoolHooks";

    PoolWeaving(MethodVisitor next, int access, String method, String descriptor) {
        super(next, access, method, descriptor, Opcodes.INTEGER);
    }

    @Override
    void enter() {
        visitMethodInsn(INVOKESTATIC, HOOKS, "enter", "()I", false);
        keep(0, Type.INT_TYPE);
    }

    @Override
    void returning(int opcode) {
        exit();
    }

    @Override
    void throwing() {
        exit();
    }

    private void exit() {
        loadKept(0, Type.INT_TYPE);
        mv.visitMethodInsn(INVOKESTATIC, HOOKS, "exit", "(I)V", false);
    }
}
