package dev.headroom.code.internal.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Which instructions made the values on the stack and in the local variables. Moves between them and casts are seen through, so
 * that a value's sources are what computed it: a call, a constant, an arithmetic instruction, a field read, a parameter.
 */
public final class ValueFlow {

    /** A value with more makers than this has none that is known, so that long methods end in time. */
    private static final int MOST_MAKERS = 64;

    private final MethodNode method;
    private final Frame<SourceValue>[] frames;
    private final Map<AbstractInsnNode, Integer> parameters;
    private final Map<AbstractInsnNode, Integer> constructions = new HashMap<>();
    private final Map<AbstractInsnNode, List<Integer>> arrayStores = new HashMap<>();

    private ValueFlow(MethodNode method, Frame<SourceValue>[] frames, Map<AbstractInsnNode, Integer> parameters) {
        this.method = method;
        this.frames = frames;
        this.parameters = parameters;
        for (int i = 0; i < frames.length; i++) {
            if (frames[i] != null) {
                index(i);
            }
        }
    }

    /**
     * @throws AnalyzerException where the code is no valid bytecode
     */
    public static ValueFlow of(String owner, MethodNode method) throws AnalyzerException {
        var interpreter = new ProducerInterpreter(method);
        Frame<SourceValue>[] frames = new Analyzer<>(interpreter).analyze(owner, method);
        return new ValueFlow(method, frames, interpreter.parameters);
    }

    private void index(int at) {
        AbstractInsnNode instruction = instruction(at);
        int opcode = instruction.getOpcode();
        if (instruction instanceof MethodInsnNode call
                && opcode == Opcodes.INVOKESPECIAL
                && call.name.equals("<init>")) {
            stack(at, Operands.count(call) - 1).insns.forEach(made -> constructions.putIfAbsent(made, at));
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            stack(at, 2).insns.forEach(array -> arrayStores
                    .computeIfAbsent(array, made -> new ArrayList<>())
                    .add(at));
        }
    }

    /** Whether control gets there at all. */
    public boolean reached(int instruction) {
        return frames[instruction] != null;
    }

    public AbstractInsnNode instruction(int index) {
        return method.instructions.get(index);
    }

    public int indexOf(AbstractInsnNode instruction) {
        return method.instructions.indexOf(instruction);
    }

    /** The value before an instruction, counted from the top of the stack, 0 first. */
    public SourceValue stack(int instruction, int fromTop) {
        Frame<SourceValue> frame = frames[instruction];
        return frame.getStack(frame.getStackSize() - 1 - fromTop);
    }

    /** What an instruction works on, in the order of the source: receiver first, then arguments. */
    public List<SourceValue> operands(int instruction) {
        if (!reached(instruction)) {
            return List.of();
        }
        if (instruction(instruction).getOpcode() == Opcodes.IINC) {
            return List.of();
        }
        int count = Math.min(Operands.count(instruction(instruction)), frames[instruction].getStackSize());
        List<SourceValue> operands = new ArrayList<>();
        for (int fromTop = count - 1; fromTop >= 0; fromTop--) {
            operands.add(stack(instruction, fromTop));
        }
        return operands;
    }

    /** Number of the parameter that a source stands for, the receiver being 0; none where it is code. */
    public OptionalInt parameter(AbstractInsnNode source) {
        Integer number = parameters.get(source);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The constructor call that belongs to a {@code new}. */
    public OptionalInt construction(AbstractInsnNode made) {
        Integer at = constructions.get(made);
        return at == null ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /** Where elements are put into an array made by this instruction. */
    public List<Integer> arrayStores(AbstractInsnNode made) {
        return arrayStores.getOrDefault(made, List.of());
    }

    /** Keeps who computed a value while it is moved about. */
    private static final class ProducerInterpreter extends SourceInterpreter {

        private final Map<AbstractInsnNode, Integer> parameters = new HashMap<>();
        private final Map<Integer, Integer> numbers = new HashMap<>();

        ProducerInterpreter(MethodNode method) {
            super(Opcodes.ASM9);
            boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
            int local = 0;
            int number = 0;
            if (!isStatic) {
                numbers.put(local++, number++);
            }
            for (Type type : Type.getArgumentTypes(method.desc)) {
                numbers.put(local, number++);
                local += type.getSize();
            }
        }

        @Override
        public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
            var marker = new InsnNode(Opcodes.NOP);
            parameters.put(marker, numbers.getOrDefault(local, 0));
            return new SourceValue(type.getSize(), marker);
        }

        @Override
        public SourceValue newExceptionValue(TryCatchBlockNode region, Frame<SourceValue> frame, Type exception) {
            return new SourceValue(1, region.handler);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode move, SourceValue value) {
            return value;
        }

        /** Most values meet themselves: moves hand on the same object. What very many made is made by nobody known. */
        @Override
        public SourceValue merge(SourceValue known, SourceValue other) {
            if (isSame(known, other) || known.insns.isEmpty()) {
                return known;
            }
            if (other.insns.isEmpty()) {
                return other.size == known.size ? other : new SourceValue(Math.min(known.size, other.size));
            }
            SourceValue merged = super.merge(known, other);
            return merged.insns.size() > MOST_MAKERS ? new SourceValue(merged.size) : merged;
        }

        @SuppressWarnings("ReferenceEquality") // quick where it holds, and no more than that
        private static boolean isSame(SourceValue known, SourceValue other) {
            return known == other || known.insns == other.insns;
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
            return instruction.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(instruction, value);
        }
    }
}
