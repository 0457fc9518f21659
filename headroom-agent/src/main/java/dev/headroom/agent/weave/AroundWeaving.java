package dev.headroom.agent.weave;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AdviceAdapter;

/**
 * A method body in a try-finally of our own. The values kept from entry to exit live in fresh local variables, because
 * the handler may assume nothing about the variables of the method itself: its frame knows only ours.
 */
abstract class AroundWeaving extends AdviceAdapter {
    private final Label start = new Label();
    private final Object[] handlerLocals;
    private final int firstKept;

    /** {@code kept} are the frame types (as in {@link MethodVisitor#visitFrame}) of one-slot variables kept. */
    AroundWeaving(MethodVisitor next, int access, String method, String descriptor, Object... kept) {
        super(Opcodes.ASM9, next, access, method, descriptor);
        this.firstKept = Type.getArgumentsAndReturnSizes(descriptor) >> 2;
        this.handlerLocals = new Object[firstKept + kept.length];
        for (int i = 0; i < firstKept; i++) {
            handlerLocals[i] = Opcodes.TOP;
        }
        System.arraycopy(kept, 0, handlerLocals, firstKept, kept.length);
    }

    /** Calls the hook and stores every kept value with {@link #keep}, in declared order. */
    abstract void enter();

    /** Calls the hook; on a normal return its result is on top of the stack and must stay there. */
    abstract void returning(int opcode);

    /** Calls the hook; what was thrown is on top of the stack and must stay there. */
    abstract void throwing();

    /** Stores the top of the stack as the {@code index}th kept value. */
    final void keep(int index, Type type) {
        int local = newLocal(type);
        if (local != firstKept + index) {
            throw new IllegalStateException("Kept values must be the first new variables, got " + local);
        }
        storeLocal(local);
    }

    final void loadKept(int index, Type type) {
        // Past the renumbering of variables: the index is final, and a handler may come before any frame names it.
        mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), firstKept + index);
    }

    @Override
    protected final void onMethodEnter() {
        enter();
        visitLabel(start);
    }

    @Override
    protected final void onMethodExit(int opcode) {
        if (opcode != ATHROW) {
            returning(opcode);
        }
    }

    @Override
    public final void visitMaxs(int maxStack, int maxLocals) {
        Label end = new Label();
        mv.visitLabel(end);
        mv.visitTryCatchBlock(start, end, end, null);
        mv.visitFrame(F_NEW, handlerLocals.length, handlerLocals, 1, new Object[] {"java/lang/Throwable"});
        throwing();
        mv.visitInsn(ATHROW);
        super.visitMaxs(maxStack, maxLocals);
    }
}
