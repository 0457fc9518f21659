package dev.headroom.agent.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A hook's {@code enter}, whose answer is a number, and its {@code exit}, which takes that back, whichever way the method ends. */
abstract class TokenWeaving extends AroundWeaving {
    TokenWeaving(MethodVisitor next, int access, String method, String descriptor) {
        super(next, access, method, descriptor, Opcodes.INTEGER);
    }

    /** Calls the hook, which leaves the number on the stack. */
    abstract void callEnter();

    /** Calls the hook; the number is on the stack. Past the renumbering of variables, as all that comes before a frame. */
    abstract void callExit();

    @Override
    final void enter() {
        callEnter();
        keep(0, Type.INT_TYPE);
    }

    @Override
    final void returning(int opcode) {
        exit();
    }

    @Override
    final void throwing() {
        exit();
    }

    private void exit() {
        loadKept(0, Type.INT_TYPE);
        callExit();
    }
}
