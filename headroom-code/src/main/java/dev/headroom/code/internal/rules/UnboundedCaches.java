package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.body.Constants;
import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.graph.CodeGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * A collection that lives as long as the process is added to, and nothing takes from it. Silent where anything removes, clears,
 * replaces or measures it before adding, where it is handed to others, who may; where only constructors and static initialisers add;
 * and where its keys are few: constants, enums, classes.
 */
final class UnboundedCaches implements BodyRule {

    private static final Set<String> GROWING = Set.of(
            "put",
            "putIfAbsent",
            "computeIfAbsent",
            "compute",
            "merge",
            "add",
            "addAll",
            "putAll",
            "addLast",
            "addFirst",
            "push");

    private static final Set<String> COPYING =
            Set.of("copyOf", "toString", "valueOf", "addAll", "putAll", "println", "<init>", "equals");

    private final CodeGraph graph;
    private final CacheFields fields;
    private final Map<String, List<CodeSite>> growing = new LinkedHashMap<>();
    private final Set<String> bounded = new HashSet<>();

    UnboundedCaches(CodeGraph graph, CacheFields fields) {
        this.graph = graph;
        this.fields = fields;
    }

    @Override
    public void look(MethodBody body, Sites sites) {
        boolean touches = body.instructions(Opcodes.GETFIELD, Opcodes.GETSTATIC, Opcodes.PUTFIELD, Opcodes.PUTSTATIC)
                .anyMatch(i -> fields.contains(name((FieldInsnNode) body.instruction(i))));
        if (!touches) {
            return;
        }
        boolean fills = body.key().name().startsWith("<") || graph.onlyInitialises(body.key());
        for (int i = 0; i < body.size(); i++) {
            if (!body.values().reached(i)) {
                continue;
            }
            int at = i;
            List<SourceValue> operands = body.operands(at);
            for (int number = 0; number < operands.size(); number++) {
                int position = number;
                held(operands.get(position)).forEach(field -> use(body, at, position, field, fills));
            }
            if (body.instruction(at) instanceof FieldInsnNode store && !fills) {
                stored(body, at, store);
            }
        }
    }

    /** The fields whose collection a value is. */
    private List<String> held(SourceValue value) {
        List<String> held = new ArrayList<>();
        for (AbstractInsnNode source : value.insns) {
            if (source instanceof FieldInsnNode field && isRead(field) && fields.contains(name(field))) {
                held.add(name(field));
            }
        }
        return held;
    }

    private static boolean isRead(FieldInsnNode field) {
        return field.getOpcode() == Opcodes.GETFIELD || field.getOpcode() == Opcodes.GETSTATIC;
    }

    private static String name(FieldInsnNode field) {
        return field.owner + "." + field.name;
    }

    private void use(MethodBody body, int at, int position, String field, boolean fills) {
        AbstractInsnNode instruction = body.instruction(at);
        if (instruction instanceof MethodInsnNode call) {
            boolean onIt = position == 0 && call.getOpcode() != Opcodes.INVOKESTATIC;
            if (onIt) {
                called(body, at, call, field, fills);
            } else if (!call.owner.startsWith("java/") || !isReading(call)) {
                bounded.add(field);
            }
        } else if (instruction.getOpcode() == Opcodes.ARETURN
                || instruction instanceof InvokeDynamicInsnNode
                || instruction instanceof FieldInsnNode
                || instruction.getOpcode() == Opcodes.AASTORE) {
            bounded.add(field);
        }
    }

    private static boolean isReading(MethodInsnNode call) {
        return COPYING.contains(call.name) || call.name.startsWith("unmodifiable");
    }

    private void called(MethodBody body, int at, MethodInsnNode call, String field, boolean fills) {
        if (isTaking(call.name) || takesThroughView(body, at)) {
            bounded.add(field);
        } else if (call.name.equals("size") && decides(body, at)) {
            bounded.add(field);
        } else if (GROWING.contains(call.name) && !fills && !isConstant(body, at)) {
            growing.computeIfAbsent(field, name -> new ArrayList<>()).add(site(body, at, call, field));
        }
    }

    private static boolean isTaking(String name) {
        return name.startsWith("remove")
                || name.startsWith("poll")
                || name.equals("clear")
                || name.equals("pop")
                || name.equals("retainAll")
                || name.equals("replaceAll");
    }

    /** Whether a key set, a set of values or an iterator that a call answers is taken from. */
    private static boolean takesThroughView(MethodBody body, int at) {
        return body.calls()
                .filter(i -> isTaking(body.call(i).name) && !body.operands(i).isEmpty())
                .anyMatch(i -> comesFrom(body, body.operands(i).get(0), at, 0));
    }

    private static boolean comesFrom(MethodBody body, SourceValue value, int at, int depth) {
        return depth < 6
                && value.insns.stream()
                        .filter(source ->
                                source instanceof MethodInsnNode && source.getOpcode() != Opcodes.INVOKESTATIC)
                        .anyMatch(source -> source == body.instruction(at)
                                || comesFrom(
                                        body,
                                        body.operands(body.values().indexOf(source))
                                                .get(0),
                                        at,
                                        depth + 1));
    }

    /** Whether a comparison works on what a call answers. */
    private static boolean decides(MethodBody body, int at) {
        for (int i = 0; i < body.size(); i++) {
            if (body.instruction(i) instanceof JumpInsnNode
                    && body.operands(i).size() == 2
                    && body.operands(i).stream().anyMatch(value -> value.insns.contains(body.instruction(at)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConstant(MethodBody body, int at) {
        List<SourceValue> operands = body.operands(at);
        return operands.size() > 1
                && body.maker(operands.get(1))
                        .filter(made -> Constants.of(made) != null)
                        .isPresent();
    }

    /** A field that is set anew loses what it held; unless it is set because there is nothing yet. */
    private void stored(MethodBody body, int at, FieldInsnNode store) {
        boolean stores = store.getOpcode() == Opcodes.PUTFIELD || store.getOpcode() == Opcodes.PUTSTATIC;
        if (!stores || !fields.contains(name(store))) {
            return;
        }
        boolean lazily = body.instructions(Opcodes.IFNONNULL, Opcodes.IFNULL)
                .filter(jump -> held(body.operands(jump).get(0)).contains(name(store)))
                .anyMatch(jump -> body.regions().guards(jump, at));
        if (!lazily) {
            bounded.add(name(store));
        }
    }

    private CodeSite site(MethodBody body, int at, MethodInsnNode call, String field) {
        return new CodeSite(
                CodeRule.UNBOUNDED_CACHE,
                body.place(at),
                body.loopAt(at).map(body::line).orElse(0),
                List.of(),
                call.owner.replace('/', '.') + "." + call.name,
                Variation.NONE,
                field.replace('/', '.')
                        + (fields.livesLong(field) ? " lives as long as the process and" : "")
                        + " grows here; nothing that was read takes from it.");
    }

    void conclude(Sites sites) {
        growing.forEach((field, places) -> {
            if (!bounded.contains(field)) {
                places.forEach(fields.livesLong(field) ? sites::add : sites::addOfUnknownLife);
            }
        });
    }
}
