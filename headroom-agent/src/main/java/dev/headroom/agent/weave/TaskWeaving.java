package dev.headroom.agent.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AdviceAdapter;

/** {@code TaskHooks} where work changes threads. */
final class TaskWeaving {
    private static final String HOOKS = "dev/headroom/agent/hook/TaskHooks";
    private static final String SUBMITTED = "(Ljava/lang/Object;Ljava/lang/Object;)V";

    private TaskWeaving() {}

    /** An executor's method that takes a task as its first argument. */
    static MethodVisitor execute(MethodVisitor next, int access, String method, String descriptor) {
        return new AdviceAdapter(Opcodes.ASM9, next, access, method, descriptor) {
            @Override
            protected void onMethodEnter() {
                loadArg(0);
                loadThis();
                visitMethodInsn(INVOKESTATIC, HOOKS, "submitted", SUBMITTED, false);
            }
        };
    }

    /** An executor's method that is told of a task which it has no place for. */
    static MethodVisitor reject(MethodVisitor next, int access, String method, String descriptor) {
        return new AdviceAdapter(Opcodes.ASM9, next, access, method, descriptor) {
            @Override
            protected void onMethodEnter() {
                loadArg(0);
                visitMethodInsn(INVOKESTATIC, HOOKS, "rejected", "(Ljava/lang/Object;)V", false);
            }
        };
    }

    /** The constructor of an object that is a task itself. */
    static MethodVisitor made(MethodVisitor next, int access, String method, String descriptor) {
        return new AdviceAdapter(Opcodes.ASM9, next, access, method, descriptor) {
            @Override
            protected void onMethodExit(int opcode) {
                if (opcode == RETURN) {
                    loadThis();
                    visitInsn(ACONST_NULL);
                    visitMethodInsn(INVOKESTATIC, HOOKS, "submitted", SUBMITTED, false);
                }
            }
        };
    }

    /** A method in which an executor runs one task after the other: each call of a task goes through the hook. */
    static MethodVisitor calls(MethodVisitor next) {
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                boolean runsTask = opcode == Opcodes.INVOKEINTERFACE
                        && owner.equals("java/lang/Runnable")
                        && name.equals("run")
                        && descriptor.equals("()V");
                if (runsTask) {
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, "run", "(Ljava/lang/Runnable;)V", false);
                } else {
                    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                }
            }
        };
    }

    /** The method of a task that does its work. */
    static final class Run extends TokenWeaving {
        Run(MethodVisitor next, int access, String method, String descriptor) {
            super(next, access, method, descriptor);
        }

        @Override
        void callEnter() {
            loadThis();
            visitMethodInsn(INVOKESTATIC, HOOKS, "enter", "(Ljava/lang/Object;)I", false);
        }

        @Override
        void callExit() {
            mv.visitMethodInsn(INVOKESTATIC, HOOKS, "exit", "(I)V", false);
        }
    }
}
