package dev.headroom.profile.view;

import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which stacks of a profile to keep, and which frames of them (pprof: focus, ignore, hide). Patterns are searched for in the
 * function's full name.
 *
 * @param focus keep only stacks that have such a frame
 * @param ignore drop stacks that have such a frame
 * @param hide take such frames out of the stacks; their self weight goes to their caller
 */
public record ProfileFilter(Optional<Pattern> focus, Optional<Pattern> ignore, Optional<Pattern> hide) {

    public static ProfileFilter none() {
        return new ProfileFilter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether it takes nothing away. */
    public boolean keepsAll() {
        return focus.isEmpty() && ignore.isEmpty() && hide.isEmpty();
    }

    public ProfileFilter withFocus(Pattern pattern) {
        return new ProfileFilter(Optional.of(pattern), ignore, hide);
    }

    public ProfileFilter withIgnore(Pattern pattern) {
        return new ProfileFilter(focus, Optional.of(pattern), hide);
    }

    public ProfileFilter withHide(Pattern pattern) {
        return new ProfileFilter(focus, ignore, Optional.of(pattern));
    }

    /** The part of the profile that passes, over a stack table of its own; the profile itself where all of it does. */
    public Profile apply(Profile profile) {
        if (focus.isEmpty() && ignore.isEmpty() && hide.isEmpty()) {
            return profile;
        }
        StackTable from = profile.stacks();
        boolean[] focused = matches(from, focus);
        boolean[] ignored = matches(from, ignore);
        boolean[] hidden = matches(from, hide);
        var to = new StackTable();
        var kept = new Profile(profile.type(), to);
        int[] target = new int[from.size()];
        boolean[] hasFocus = new boolean[from.size()];
        boolean[] hasIgnored = new boolean[from.size()];
        hasFocus[StackTable.ROOT] = focus.isEmpty();
        keep(profile, kept, StackTable.ROOT, StackTable.ROOT, hasFocus[StackTable.ROOT]);
        for (int stack = 1; stack < from.size(); stack++) {
            int parent = from.parent(stack);
            int function = from.functionId(from.leaf(stack));
            hasFocus[stack] = hasFocus[parent] || focused[function];
            hasIgnored[stack] = hasIgnored[parent] || ignored[function];
            target[stack] =
                    hidden[function] ? target[parent] : to.child(target[parent], to.frameId(from.leafFrame(stack)));
            keep(profile, kept, stack, target[stack], hasFocus[stack] && !hasIgnored[stack]);
        }
        return kept;
    }

    private static void keep(Profile profile, Profile kept, int stack, int target, boolean passes) {
        if (passes && (profile.selfSamples(stack) != 0 || profile.selfWeight(stack) != 0)) {
            kept.add(target, profile.selfWeight(stack), profile.selfSamples(stack));
        }
    }

    private static boolean[] matches(StackTable stacks, Optional<Pattern> pattern) {
        boolean[] matches = new boolean[stacks.functionCount()];
        if (pattern.isPresent()) {
            for (int function = 0; function < matches.length; function++) {
                matches[function] =
                        pattern.get().matcher(stacks.functionName(function)).find();
            }
        }
        return matches;
    }
}
