package dev.headroom.agent.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AdviceAdapter;

/** Tells {@code SqlHooks} the text that is added to a statement's batch. */
final class BatchWeaving extends AdviceAdapter {
    BatchWeaving(MethodVisitor next, int access, String method, String descriptor) {
        super(Opcodes.ASM9, next, access, method, descriptor);
    }

    @Override
    protected void onMethodEnter() {
        loadThis();
        loadArg(0);
        visitMethodInsn(
                INVOKESTATIC, ExecuteWeaving.HOOKS, "addedToBatch", "(Ljava/lang/Object;Ljava/lang/String;)V", false);
    }
}
