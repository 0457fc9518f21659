package dev.headroom.code.internal.flow;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;

/** How many values instructions take from the stack. */
final class Operands {

    private Operands() {}

    static int count(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (instruction instanceof MethodInsnNode call) {
            return Type.getArgumentTypes(call.desc).length + (opcode == Opcodes.INVOKESTATIC ? 0 : 1);
        }
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            return Type.getArgumentTypes(dynamic.desc).length;
        }
        if (instruction instanceof MultiANewArrayInsnNode array) {
            return array.dims;
        }
        if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            return 3;
        }
        return isBinary(opcode) ? 2 : isUnary(opcode) ? 1 : 0;
    }

    private static boolean isBinary(int opcode) {
        return (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD)
                || (opcode >= Opcodes.IADD && opcode <= Opcodes.DREM)
                || (opcode >= Opcodes.ISHL && opcode <= Opcodes.LXOR)
                || (opcode >= Opcodes.LCMP && opcode <= Opcodes.DCMPG)
                || (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE)
                || opcode == Opcodes.PUTFIELD;
    }

    private static boolean isUnary(int opcode) {
        return (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE)
                || opcode == Opcodes.POP
                || (opcode >= Opcodes.INEG && opcode <= Opcodes.DNEG)
                || (opcode >= Opcodes.I2L && opcode <= Opcodes.I2S)
                || (opcode >= Opcodes.IFEQ && opcode <= Opcodes.IFLE)
                || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH
                || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.ARETURN)
                || opcode == Opcodes.PUTSTATIC
                || opcode == Opcodes.GETFIELD
                || (opcode >= Opcodes.NEWARRAY && opcode <= Opcodes.ATHROW)
                || opcode == Opcodes.CHECKCAST
                || opcode == Opcodes.INSTANCEOF
                || opcode == Opcodes.IFNULL
                || opcode == Opcodes.IFNONNULL;
    }
}
