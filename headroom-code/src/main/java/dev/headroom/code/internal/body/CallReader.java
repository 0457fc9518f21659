package dev.headroom.code.internal.body;

import dev.headroom.code.internal.flow.Loop;
import dev.headroom.code.internal.graph.CallEdge;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Keeps of a method the calls that rules follow, with what is known of their arguments. */
final class CallReader {

    private final MethodBody body;
    private final Predicate<CallEdge> followed;

    /** @param followed calls of an API, or of helpers that lead to one */
    CallReader(MethodBody body, Predicate<CallEdge> followed) {
        this.body = body;
        this.followed = followed;
    }

    List<Call> read() {
        List<Call> calls = new ArrayList<>();
        body.calls().forEach(at -> {
            CallEdge edge = edge(body.instruction(at).getOpcode(), body.call(at));
            if (followed.test(edge)) {
                calls.add(call(at, edge));
            }
        });
        return calls;
    }

    private static CallEdge edge(int opcode, MethodInsnNode call) {
        boolean exact = opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.INVOKESPECIAL;
        return new CallEdge(new MethodKey(call.owner, call.name, call.desc), exact, false);
    }

    private Call call(int at, CallEdge edge) {
        List<Argument> arguments = body.operands(at).stream()
                .map(value -> Lambdas.argument(body, at, value))
                .toList();
        Optional<Loop> loop = body.loopAt(at);
        Repetition repetition = loop.map(around -> new Repetition(
                        body.line(around),
                        body.regions().everyTurn(at, around),
                        body.turns(around).steps(),
                        body.turns(around).iterates(),
                        !around.ofLambda() && body.turns(around).decidedBy(at),
                        names(around)))
                .orElse(null);
        return new Call(
                edge,
                body.line(at),
                repetition,
                arguments,
                isStatement(edge.callee().owner()) ? bound(at) : List.of(),
                body.regions().inHandler(at));
    }

    private Set<String> names(Loop loop) {
        return body.calls()
                .filter(i -> body.regions().around(i).contains(loop))
                .mapToObj(i -> body.call(i).name)
                .collect(Collectors.toSet());
    }

    private static boolean isStatement(String owner) {
        return (owner.startsWith("java/sql/") && owner.endsWith("Statement"))
                || (owner.contains("/persistence/") && owner.endsWith("Query"))
                || (owner.startsWith("org/hibernate/") && owner.endsWith("Query"))
                || owner.equals("org/springframework/jdbc/core/simple/JdbcClient$StatementSpec");
    }

    /** What is given to the same statement or query before, in one chain of calls or in several statements; its text, too. */
    private List<Argument> bound(int at) {
        SourceValue root = root(body.operands(at).get(0));
        List<Argument> bound = new ArrayList<>();
        body.calls()
                .filter(i -> i != at && isBinding(body.call(i)))
                .filter(i -> body.same(root(body.operands(i).get(0)), root))
                .forEach(i -> body.operands(i).stream()
                        .skip(1)
                        .forEach(value -> bound.add(Lambdas.argument(body, at, value))));
        body.maker(root)
                .filter(made -> made instanceof MethodInsnNode)
                .ifPresent(made -> body.operands(body.values().indexOf(made)).stream()
                        .skip(1)
                        .forEach(value -> bound.add(Lambdas.argument(body, at, value))));
        return bound;
    }

    private static boolean isBinding(MethodInsnNode call) {
        return isStatement(call.owner) && (call.name.startsWith("set") || call.name.startsWith("param"));
    }

    /** The value that a chain of calls, each on what the one before answered, begins with. */
    private SourceValue root(SourceValue value) {
        SourceValue at = value;
        for (int step = 0; step < 32; step++) {
            Optional<AbstractInsnNode> made = body.maker(at);
            if (made.isEmpty()
                    || !(made.get() instanceof MethodInsnNode call)
                    || !isStatement(call.owner)
                    || made.get().getOpcode() == Opcodes.INVOKESTATIC) {
                return at;
            }
            at = body.operands(body.values().indexOf(made.get())).get(0);
        }
        return at;
    }
}
