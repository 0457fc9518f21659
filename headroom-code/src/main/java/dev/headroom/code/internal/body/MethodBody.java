package dev.headroom.code.internal.body;

import dev.headroom.code.CodePlace;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.flow.ControlFlow;
import dev.headroom.code.internal.flow.Dependence;
import dev.headroom.code.internal.flow.Loop;
import dev.headroom.code.internal.flow.Regions;
import dev.headroom.code.internal.flow.ValueFlow;
import dev.headroom.code.internal.flow.VariationScope;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.SourceValue;

/** One method as rules see it: which of its code repeats, and how values vary there. Instructions are known by their index. */
public final class MethodBody {

    private final MethodKey key;
    private final MethodNode method;
    private final ControlFlow flow;
    private final ValueFlow values;
    private final Regions regions;
    private final @Nullable Iteration iteration;
    private final int[] lines;
    private final int[] calls;
    private final Map<Loop, VariationScope> scopes = new HashMap<>();
    private final VariationScope whole;

    private MethodBody(MethodKey key, MethodNode method, ValueFlow values, @Nullable Iteration iteration) {
        this.key = key;
        this.method = method;
        this.values = values;
        this.iteration = iteration;
        this.flow = ControlFlow.of(method);
        this.regions = Regions.of(flow, iteration != null);
        this.lines = lines(method);
        this.calls = IntStream.range(0, flow.size())
                .filter(i -> flow.instruction(i) instanceof MethodInsnNode && values.reached(i))
                .toArray();
        this.whole = VariationScope.ofMethod(flow, values);
        regions.loops().stream()
                .filter(loop -> new Turns(this, loop).onceAtMost())
                .forEach(regions::drop);
    }

    /**
     * @param iteration what repeats the whole method; empty where it is no lambda, or nothing is known to
     * @throws AnalyzerException where the code is no valid bytecode
     */
    static MethodBody of(String owner, MethodNode method, Optional<Iteration> iteration) throws AnalyzerException {
        ValueFlow values = ValueFlow.of(owner, method);
        return new MethodBody(new MethodKey(owner, method.name, method.desc), method, values, iteration.orElse(null));
    }

    private static int[] lines(MethodNode method) {
        int[] lines = new int[method.instructions.size()];
        int line = 0;
        for (int i = 0; i < lines.length; i++) {
            if (method.instructions.get(i) instanceof LineNumberNode number) {
                line = number.line;
            }
            lines[i] = line;
        }
        return lines;
    }

    public MethodKey key() {
        return key;
    }

    public MethodNode method() {
        return method;
    }

    public ValueFlow values() {
        return values;
    }

    public Regions regions() {
        return regions;
    }

    ControlFlow flow() {
        return flow;
    }

    public int size() {
        return flow.size();
    }

    public AbstractInsnNode instruction(int index) {
        return flow.instruction(index);
    }

    /** Whether it prepares what others use: constructors, static initialisers and {@code main}. */
    public boolean isPreparation() {
        return key.prepares()
                || key.name().startsWith("lambda$static$")
                || key.name().startsWith("lambda$new$");
    }

    /** Indices of the calls that control reaches, in order. */
    public IntStream calls() {
        return IntStream.of(calls);
    }

    /** Indices of the instructions with one of these opcodes that control reaches, in order. */
    public IntStream instructions(int... opcodes) {
        var wanted = new BitSet();
        for (int opcode : opcodes) {
            wanted.set(opcode);
        }
        return IntStream.range(0, size())
                .filter(i -> instruction(i).getOpcode() >= 0
                        && wanted.get(instruction(i).getOpcode())
                        && values.reached(i));
    }

    public MethodInsnNode call(int index) {
        return (MethodInsnNode) instruction(index);
    }

    /** The innermost loop around an instruction. */
    public Optional<Loop> loopAt(int index) {
        return regions.around(index).stream().findFirst();
    }

    public int line(int index) {
        return lines[index];
    }

    /** Of the loop's first instruction with a line, or of what iterates over the lambda. */
    public int line(Loop loop) {
        if (loop.ofLambda() && iteration != null) {
            return iteration.line();
        }
        return lines[flow.last(loop.header())];
    }

    public CodePlace place(int index) {
        return CodePlace.of(key.owner(), key.name(), lines[index]);
    }

    /** How a value varies from turn to turn. */
    public Variation variation(SourceValue value, Loop loop) {
        Dependence dependence = scopes.computeIfAbsent(loop, key -> VariationScope.of(key, flow, values))
                .of(value);
        return dependence.given(iteration == null || !loop.ofLambda() ? List.of() : iteration.parameters());
    }

    /** How a value varies over all loops around an instruction together. */
    public Variation outerVariation(SourceValue value, int index) {
        return regions.around(index).stream()
                .map(loop -> variation(value, loop))
                .reduce(Variation.INVARIANT, Variation::with);
    }

    /** How a value varies in that loop around an instruction in which it varies least; invariant where there is none. */
    Variation leastVariation(SourceValue value, int index) {
        return regions.around(index).stream()
                .map(loop -> variation(value, loop))
                .min(Comparator.naturalOrder())
                .orElse(Variation.INVARIANT);
    }

    /** What a value hangs on as seen by who calls the method. */
    public Dependence dependence(SourceValue value) {
        return whole.of(value);
    }

    /** The one instruction that made a value; empty where there are several or where it is a parameter. */
    public Optional<AbstractInsnNode> maker(SourceValue value) {
        if (value.insns.size() != 1) {
            return Optional.empty();
        }
        AbstractInsnNode made = value.insns.iterator().next();
        return values.parameter(made).isPresent() ? Optional.empty() : Optional.of(made);
    }

    /** Whether two values are the same object for certain: made by the same instructions. */
    public boolean same(SourceValue left, SourceValue right) {
        return !left.insns.isEmpty() && left.insns.equals(right.insns);
    }

    /** Receiver first. */
    public List<SourceValue> operands(int index) {
        return values.operands(index);
    }

    public Turns turns(Loop loop) {
        return new Turns(this, loop);
    }
}
