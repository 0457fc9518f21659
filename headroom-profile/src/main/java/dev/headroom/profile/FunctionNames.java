package dev.headroom.profile;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to call functions that are shown together: by their name alone where it is the only one of its kind, else with as much
 * of the file and the line as tells them apart, {@code __init__ (shop.py:41)}.
 */
public final class FunctionNames {

    private final Map<Function, String> apart = new HashMap<>();

    /** @param shownTogether functions, also more than once; only these can be told apart */
    public FunctionNames(Collection<Function> shownTogether) {
        Map<String, Set<Function>> byName = new LinkedHashMap<>();
        for (Function function : shownTogether) {
            byName.computeIfAbsent(function.name(), name -> new LinkedHashSet<>(1))
                    .add(function);
        }
        byName.values().stream().filter(same -> same.size() > 1).forEach(this::tellApart);
    }

    /** All functions of a table. */
    public static FunctionNames of(StackTable stacks) {
        return new FunctionNames(stacks.functions());
    }

    /** The name to show. */
    public String of(Function function) {
        return apart.getOrDefault(function, function.name());
    }

    private void tellApart(Set<Function> same) {
        int longest = same.stream().mapToInt(f -> parts(f.file())).max().orElse(1);
        for (int parts = 1; parts <= longest; parts++) {
            int shown = parts;
            Map<Function, String> names =
                    same.stream().collect(Collectors.toMap(function -> function, function -> with(function, shown)));
            apart.putAll(names);
            if (new LinkedHashSet<>(names.values()).size() == same.size()) {
                return;
            }
        }
    }

    private static int parts(String file) {
        return (int) file.chars().filter(c -> c == '/').count() + 1;
    }

    private static String with(Function function, int parts) {
        String line = Integer.toString(function.startLine());
        if (function.file().isEmpty()) {
            return function.startLine() == 0 ? function.name() : function.name() + " (line " + line + ")";
        }
        String place = lastParts(function.file(), parts);
        return function.name() + " (" + place + (function.startLine() == 0 ? "" : ":" + line) + ")";
    }

    private static String lastParts(String file, int parts) {
        List<String> folders = List.of(file.split("/", -1));
        return parts >= folders.size()
                ? file
                : String.join("/", folders.subList(folders.size() - parts, folders.size()));
    }
}
