package dev.headroom.code.internal.graph;

import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * What the first pass keeps of a method.
 *
 * @param read whether its code was: it has some, and that counts
 * @param calls of methods outside the JDK
 * @param fields read or written that hold collections, as {@code owner.name}
 * @param jumpsBack whether it may have a loop
 * @param iterates whether it hands a function to something that calls it
 * @param repeatable whether it has what rules look at in loops
 * @param callsApi whether it calls what a rule follows through helpers
 * @param touched whether it calls what a rule looks at in place
 * @param branches whether it asks anything
 * @param effects whether somebody may notice that it ran who does not take its answer
 * @param plain whether it does no work worth avoiding: no call, no loop, nothing made
 */
record MethodShape(
        MethodKey key,
        int access,
        boolean read,
        List<CallEdge> calls,
        List<String> fields,
        boolean jumpsBack,
        boolean iterates,
        boolean repeatable,
        boolean callsApi,
        boolean touched,
        boolean branches,
        boolean effects,
        boolean plain) {

    boolean repeats() {
        return jumpsBack || iterates;
    }

    boolean isAbstract() {
        return (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0;
    }

    boolean isPrivate() {
        return (access & Opcodes.ACC_PRIVATE) != 0;
    }

    boolean isFixed() {
        return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL)) != 0;
    }
}
