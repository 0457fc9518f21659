package dev.headroom.agent.weave;

import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** {@code HeldHooks} before a collection is stored in a field of the class itself. */
final class HeldWeaving extends MethodVisitor {
    private static final String HOOKS = "dev/headroom/agent/hook/HeldHooks";

    private static final Set<String> COLLECTIONS = Set.of(
            "Ljava/util/Map;",
            "Ljava/util/HashMap;",
            "Ljava/util/LinkedHashMap;",
            "Ljava/util/TreeMap;",
            "Ljava/util/SortedMap;",
            "Ljava/util/NavigableMap;",
            "Ljava/util/Hashtable;",
            "Ljava/util/IdentityHashMap;",
            "Ljava/util/concurrent/ConcurrentMap;",
            "Ljava/util/concurrent/ConcurrentHashMap;",
            "Ljava/util/concurrent/ConcurrentSkipListMap;",
            "Ljava/util/Collection;",
            "Ljava/util/List;",
            "Ljava/util/ArrayList;",
            "Ljava/util/LinkedList;",
            "Ljava/util/Set;",
            "Ljava/util/HashSet;",
            "Ljava/util/LinkedHashSet;",
            "Ljava/util/TreeSet;",
            "Ljava/util/Queue;",
            "Ljava/util/Deque;",
            "Ljava/util/ArrayDeque;");

    private final String owner;
    private final Runnable woven;

    /** @param woven run at every place that is woven */
    HeldWeaving(String owner, MethodVisitor next, Runnable woven) {
        super(Opcodes.ASM9, next);
        this.owner = owner;
        this.woven = woven;
    }

    /** Whether a field of this type may hold a collection that grows. */
    static boolean isCollection(String descriptor) {
        return COLLECTIONS.contains(descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String fieldOwner, String field, String descriptor) {
        boolean stores = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
        if (stores && fieldOwner.equals(owner) && isCollection(descriptor)) {
            visitInsn(Opcodes.DUP);
            visitLdcInsn(owner.replace('/', '.') + '.' + field);
            visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, "held", "(Ljava/lang/Object;Ljava/lang/String;)V", false);
            woven.run();
        }
        super.visitFieldInsn(opcode, fieldOwner, field, descriptor);
    }
}
