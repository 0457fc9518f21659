package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.language.Language;
import dev.headroom.diagnose.language.Languages;
import dev.headroom.diagnose.signature.FramePatterns;
import dev.headroom.diagnose.signature.Signature;
import dev.headroom.profile.StackTable;
import java.util.Optional;
import java.util.Set;

/**
 * Which stacks of a table end in a signature, found in one pass from callers to callees: what is known of a stack follows from
 * its leaf and what is known of its parent. A frame of the user's begins anew, unless the signature names it.
 */
final class SignatureSearch {

    private static final byte MATCHED = 1;
    private static final byte THROUGH = 2;
    private static final byte SHUT_OUT = 4;
    private static final byte ASTRAY = 8;
    /** Of a function: allowed between the user's frame and the signature. */
    private static final byte ON_THE_WAY = 16;

    private final Languages languages;
    private final StackTable stacks;
    private final Signature signature;
    private final boolean everything;
    private final byte[] ofFunction;
    private final byte[] ofStack;

    private SignatureSearch(Languages languages, Signature signature, byte[] ofFunction) {
        this.languages = languages;
        this.signature = signature;
        this.ofFunction = ofFunction;
        stacks = languages.stacks();
        everything = signature.frames().matchEverything();
        ofStack = new byte[stacks.size()];
        if (everything) {
            ofStack[StackTable.ROOT] = MATCHED;
        }
        for (int stack = 1; stack < ofStack.length; stack++) {
            look(stack);
        }
    }

    /** Empty where no function is one of the signature's. */
    static Optional<SignatureSearch> of(Signature signature, Set<Language> spoken, FunctionNamesByLanguage names) {
        var ofFunction = new byte[names.count()];
        boolean hope = false;
        for (int function = 0; function < ofFunction.length; function++) {
            Language language = names.language(function);
            if (spoken.contains(language) || language == Language.OTHER) {
                ofFunction[function] = flags(signature, names.name(function));
                hope |= (ofFunction[function] & MATCHED) != 0;
            }
        }
        return hope ? Optional.of(new SignatureSearch(names.languages(), signature, ofFunction)) : Optional.empty();
    }

    private static byte flags(Signature signature, String name) {
        int flags = signature.frames().matches(name) ? MATCHED : 0;
        flags |= signature.through().matches(name) ? THROUGH : 0;
        flags |= signature.notThrough().matches(name) ? SHUT_OUT : 0;
        flags |= signature.via().filter(via -> via.matches(name)).isPresent() ? ON_THE_WAY : 0;
        return (byte) flags;
    }

    private void look(int stack) {
        if (isCaller(stack)) {
            ofStack[stack] = everything ? MATCHED : 0;
            return;
        }
        byte leaf = ofFunction[stacks.functionId(stacks.leaf(stack))];
        byte above = ofStack[stacks.parent(stack)];
        byte known = (byte) (above | (leaf & (THROUGH | SHUT_OUT)));
        if ((above & (MATCHED | ASTRAY)) == 0) {
            if (endsInSignature(stack)) {
                known |= MATCHED;
            } else if (signature.via().isPresent() && (leaf & ON_THE_WAY) == 0) {
                known |= ASTRAY;
            }
        }
        ofStack[stack] = known;
    }

    /** Whether this stack shows the signature. */
    boolean found(int stack) {
        byte known = ofStack[stack];
        FramePatterns through = signature.through();
        return (known & MATCHED) != 0 && (known & SHUT_OUT) == 0 && (through.isEmpty() || (known & THROUGH) != 0);
    }

    /** Whether the function at this stack's end is one of the signature's. */
    boolean endsInSignature(int stack) {
        return !everything && (ofFunction[stacks.functionId(stacks.leaf(stack))] & MATCHED) != 0;
    }

    /** Whether this stack ends in a frame of the user's that is none of the signature's. */
    private boolean isCaller(int stack) {
        return languages.isUsers(stacks.leaf(stack)) && !endsInSignature(stack);
    }

    /** The stack cut at the frame of the user's that led into the signature, or {@link StackTable#ROOT} where there is none. */
    int caller(int stack) {
        int at = stack;
        while (at != StackTable.ROOT && !isCaller(at)) {
            at = stacks.parent(at);
        }
        return at;
    }

    /** The stack cut at the outermost frame of the signature; {@link StackTable#ROOT} where every frame is one. */
    int entry(int stack) {
        int entry = StackTable.ROOT;
        for (int at = stack; at != StackTable.ROOT && !isCaller(at); at = stacks.parent(at)) {
            entry = endsInSignature(at) ? at : entry;
        }
        return entry;
    }
}
