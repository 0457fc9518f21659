package dev.headroom.agent.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AdviceAdapter;

/** Tells {@code RequestHooks} the endpoint that Javalin has matched. */
final class JavalinWeaving extends AdviceAdapter {
    JavalinWeaving(MethodVisitor next, int access, String method, String descriptor) {
        super(Opcodes.ASM9, next, access, method, descriptor);
    }

    @Override
    protected void onMethodEnter() {
        loadArg(0);
        visitMethodInsn(
                INVOKESTATIC, "dev/headroom/agent/hook/RequestHooks", "javalinRoute", "(Ljava/lang/Object;)V", false);
    }
}
