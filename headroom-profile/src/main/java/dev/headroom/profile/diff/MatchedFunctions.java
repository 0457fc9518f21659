package dev.headroom.profile.diff;

import dev.headroom.profile.Function;
import dev.headroom.profile.FunctionNames;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which function of one profile is which of another. Lines of definitions move between versions and so do files, so a
 * function is known by its name, and only where a side has several of that name in several files by its file too.
 */
final class MatchedFunctions {

    private final Set<String> severalFiles = new HashSet<>();

    MatchedFunctions(Collection<Profile> compared) {
        compared.forEach(profile -> addNamesOfSeveralFiles(profile.stacks()));
    }

    private void addNamesOfSeveralFiles(StackTable stacks) {
        Map<String, String> files = new HashMap<>();
        for (Function function : stacks.functions()) {
            String known = files.putIfAbsent(function.name(), function.file());
            if (known != null && !known.equals(function.file())) {
                severalFiles.add(function.name());
            }
        }
    }

    /** What stands for a function on both sides. */
    private Function matched(Function function) {
        return severalFiles.contains(function.name())
                ? new Function(function.name(), function.file(), 0)
                : Function.named(function.name());
    }

    /** The profile over what stands for its functions. */
    Profile apply(Profile profile) {
        StackTable from = profile.stacks();
        var to = new StackTable();
        int[] frames = new int[from.functionCount()];
        for (int function = 0; function < frames.length; function++) {
            frames[function] = to.frameId(matched(from.function(function)).frame());
        }
        var matched = new Profile(profile.type(), to);
        int[] target = new int[from.size()];
        for (int stack = 0; stack < target.length; stack++) {
            if (stack != StackTable.ROOT) {
                target[stack] = to.child(target[from.parent(stack)], frames[from.functionId(from.leaf(stack))]);
            }
            if (profile.selfSamples(stack) != 0 || profile.selfWeight(stack) != 0) {
                matched.add(target[stack], profile.selfWeight(stack), profile.selfSamples(stack));
            }
        }
        return matched;
    }

    /** Names that tell the functions of all profiles apart. */
    static FunctionNames names(Collection<Profile> matched) {
        Set<Function> functions = new TreeSet<>(Function.ORDER);
        matched.forEach(profile -> functions.addAll(profile.stacks().functions()));
        return new FunctionNames(functions);
    }
}
