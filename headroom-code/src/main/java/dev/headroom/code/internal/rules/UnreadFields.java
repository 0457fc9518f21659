package dev.headroom.code.internal.rules;

import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.graph.ClassShape;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.FieldShape;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;

/**
 * A value is worked out and put into a field that nothing reads. Only private fields of objects that are made once: what is made per
 * call may be turned into text by its fields. Silent, too, where others may read a field unseen: annotated, named in a text, of a
 * class that is serialised, annotated, or asked for its fields; for volatile ones, which may be set for their effect; and where the
 * value is used elsewhere, or working it out has effects.
 */
final class UnreadFields implements BodyRule {

    private static final Set<String> SERIALISED = Set.of("java/io/Serializable", "java/io/Externalizable");

    /** Of the JDK, extended and implemented by what nobody serialises. */
    private static final Set<String> PLAIN = Set.of(
            "java/lang/Object",
            "java/lang/AutoCloseable",
            "java/lang/Comparable",
            "java/lang/Iterable",
            "java/lang/Runnable",
            "java/lang/Thread",
            "java/io/Closeable",
            "java/util/Comparator",
            "java/util/Iterator",
            "java/util/concurrent/Callable");

    private final CodeGraph graph;
    private final EagerWork work;
    private final Set<String> fields = new HashSet<>();
    private final Set<MethodKey> setters = new HashSet<>();

    UnreadFields(CodeGraph graph, SingleObjects singles) {
        this.graph = graph;
        this.work = new EagerWork(graph);
        Set<String> readOfOthers = new HashSet<>();
        graph.shapes().forEach(shape -> readOfOthers.addAll(shape.readOfOthers()));
        for (ClassShape shape : graph.shapes()) {
            if (shape.setUnread().isEmpty() || mayBeReadUnseen(shape, singles)) {
                continue;
            }
            boolean madeOnce = singles.isMadeOnce(shape);
            shape.setUnread().forEach((name, methods) -> {
                boolean single = shape.field(name)
                        .filter(field -> isHidden(field) && (madeOnce || field.isStatic()))
                        .isPresent();
                if (single && !readOfOthers.contains(shape.name() + "." + name)) {
                    fields.add(shape.name() + "." + name);
                    setters.addAll(methods);
                }
            });
        }
    }

    private static boolean isHidden(FieldShape field) {
        return field.isPrivate() && !field.isVolatile();
    }

    /** Whether something may read the fields of such objects that knows none of them by name. */
    private boolean mayBeReadUnseen(ClassShape shape, SingleObjects singles) {
        Set<String> types = graph.supertypes(shape.name());
        if (shape.isEnum() || types.stream().anyMatch(SERIALISED::contains)) {
            return true;
        }
        return !singles.isStereotype(shape)
                && (!shape.annotations().isEmpty()
                        || types.stream().anyMatch(type -> graph.shape(type).isEmpty() && !PLAIN.contains(type)));
    }

    /** Whether a method sets such a field. */
    boolean isSetter(MethodKey method) {
        return setters.contains(method);
    }

    @Override
    public void look(MethodBody body, Sites sites) {
        if (!isSetter(body.key()) || body.isPreparation() || graph.onlyInitialises(body.key())) {
            return;
        }
        body.instructions(Opcodes.PUTFIELD, Opcodes.PUTSTATIC).forEach(at -> {
            FieldInsnNode store = (FieldInsnNode) body.instruction(at);
            String field = store.owner + "." + store.name;
            if (fields.contains(field)) {
                OptionalInt made = work.hardCall(body, body.values().stack(at, 0));
                if (made.isPresent() && isForNothing(body, made.getAsInt())) {
                    sites.add(work.site(
                            body,
                            made.getAsInt(),
                            "It is put into " + field.replace('/', '.') + ", which no code that was read reads"));
                }
            }
        });
    }

    private boolean isForNothing(MethodBody body, int made) {
        return work.isHardAndPure(body.call(made)) && EagerWork.uses(body, made).length == 1;
    }
}
