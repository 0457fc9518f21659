package dev.headroom.agent.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** {@code RequestHooks} around an HTTP entry point; the first argument is the exchange, a second one the response. */
final class RequestWeaving extends AroundWeaving {
    private static final String HOOKS = "dev/headroom/agent/hook/RequestHooks";
    private static final String OBJECT = "java/lang/Object";
    private static final String EXIT = "(Ljava/lang/Throwable;IILjava/lang/Object;Ljava/lang/Object;)V";
    private static final Type OBJECT_TYPE = Type.getObjectType(OBJECT);

    private final int layer;
    private final boolean hasResponse;

    RequestWeaving(MethodVisitor next, int access, String method, String descriptor, int layer) {
        super(next, access, method, descriptor, Opcodes.INTEGER, OBJECT, OBJECT);
        this.layer = layer;
        this.hasResponse = Type.getArgumentTypes(descriptor).length > 1;
    }

    @Override
    void enter() {
        push(layer);
        loadArg(0);
        visitMethodInsn(INVOKESTATIC, HOOKS, "enter", "(ILjava/lang/Object;)I", false);
        keep(0, Type.INT_TYPE);
        loadArg(0);
        keep(1, OBJECT_TYPE);
        if (hasResponse) {
            loadArg(1);
        } else {
            visitInsn(ACONST_NULL);
        }
        keep(2, OBJECT_TYPE);
    }

    @Override
    void returning(int opcode) {
        mv.visitInsn(ACONST_NULL);
        callExit();
    }

    @Override
    void throwing() {
        mv.visitInsn(DUP);
        callExit();
    }

    private void callExit() {
        loadKept(0, Type.INT_TYPE);
        mv.visitIntInsn(BIPUSH, layer);
        loadKept(1, OBJECT_TYPE);
        loadKept(2, OBJECT_TYPE);
        mv.visitMethodInsn(INVOKESTATIC, HOOKS, "exit", EXIT, false);
    }
}
