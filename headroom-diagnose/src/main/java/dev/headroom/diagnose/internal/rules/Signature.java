package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.StackTable;
import java.util.List;
import java.util.Map;

/** Recognises a stack by the frames of an anti-pattern, and finds the application frame that led into them. */
@FunctionalInterface
interface Signature extends ApplicationCode.SiteFinder {

    /** The stack cut at that application frame, or {@link StackTable#ROOT} where the stack does not show the pattern. */
    @Override
    int siteOf(int stack, ApplicationCode code);

    /**
     * A function whose name starts with one of these lies anywhere on the stack; the site is the nearest application frame
     * that called it.
     */
    static Signature anywhere(List<String> prefixes) {
        return (stack, code) -> {
            StackTable stacks = code.stacks();
            int at = stack;
            while (at != StackTable.ROOT && !code.leafStartsWith(at, prefixes)) {
                at = stacks.parent(at);
            }
            return code.innermostSite(at);
        };
    }

    /**
     * Nothing but functions of {@code supporting} and {@code telling}, and at least one of {@code telling}, lies between the
     * stack's end and its nearest application frame, which is the site. Native frames are not looked at.
     */
    static Signature directly(List<String> telling, List<String> supporting) {
        return (stack, code) -> {
            StackTable stacks = code.stacks();
            boolean told = false;
            int at = stack;
            while (at != StackTable.ROOT && !code.isApplicationLeaf(at)) {
                boolean tells = code.leafStartsWith(at, telling);
                told |= tells;
                if (!tells && !code.leafStartsWith(at, supporting) && !isNative(stacks.leafFrame(at))) {
                    return StackTable.ROOT;
                }
                at = stacks.parent(at);
            }
            return told ? at : StackTable.ROOT;
        };
    }

    /** The same, and for stacks that do not show it, another. */
    default Signature or(Signature other) {
        return (stack, code) -> {
            int site = siteOf(stack, code);
            return site != StackTable.ROOT ? site : other.siteOf(stack, code);
        };
    }

    /** Stacks that end in a frame of one of these functions, native frames on it not counted; the site is the stack given for it. */
    static Signature ownFrames(Map<Integer, Integer> siteByFunctionId) {
        return (stack, code) -> {
            StackTable stacks = code.stacks();
            int at = stack;
            while (at != StackTable.ROOT && isNative(stacks.leafFrame(at))) {
                at = stacks.parent(at);
            }
            return at == StackTable.ROOT
                    ? StackTable.ROOT
                    : siteByFunctionId.getOrDefault(stacks.functionId(stacks.leaf(at)), StackTable.ROOT);
        };
    }

    /** The same, but for stacks that have a function of one of these prefixes between their end and the site. */
    default Signature butNotThrough(List<String> prefixes) {
        return (stack, code) -> {
            int site = siteOf(stack, code);
            for (int at = stack;
                    at != site && at != StackTable.ROOT;
                    at = code.stacks().parent(at)) {
                if (code.leafStartsWith(at, prefixes)) {
                    return StackTable.ROOT;
                }
            }
            return site;
        };
    }

    /** The same, answered once per stack for all endpoints of a run. For signatures that are constants. */
    default Signature remembered() {
        return (stack, code) -> code.siteOf(stack, this);
    }

    private static boolean isNative(Frame frame) {
        return frame.kind() == FrameKind.NATIVE
                || frame.kind() == FrameKind.KERNEL
                || frame.name().indexOf('.') < 0
                || frame.name().contains("::");
    }
}
