package dev.headroom.diagnose.signature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Functions meant by their names. A pattern is a whole name in which {@code *} stands for any characters, none too: {@code
 * regexp.Compile}, {@code logging.*}, {@code *.newHttpClient}. The star of Go's {@code (*Mutex)} needs no care, since it matches
 * itself too. Matching takes no longer than the pattern's length times the name's. Immutable.
 */
public final class FramePatterns implements Predicate<String> {

    /** No function. */
    public static final FramePatterns NONE = new FramePatterns(List.of());

    private static final char ANY = '*';

    private final List<String> texts;
    private final Set<String> exact = new HashSet<>();
    private final List<String> prefixes = new ArrayList<>();
    private final List<String> globs = new ArrayList<>();

    private FramePatterns(List<String> texts) {
        this.texts = List.copyOf(texts);
        for (String text : texts) {
            int star = text.indexOf(ANY);
            if (star < 0) {
                exact.add(text);
            } else if (star == text.length() - 1) {
                prefixes.add(text.substring(0, star));
            } else {
                globs.add(text);
                exact.add(text);
            }
        }
    }

    /** @throws IllegalArgumentException if one is empty */
    public static FramePatterns of(List<String> texts) {
        if (texts.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("A pattern of function names is not empty");
        }
        return texts.isEmpty() ? NONE : new FramePatterns(texts);
    }

    /** As they were written. */
    public List<String> texts() {
        return texts;
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Whether one of the patterns is {@code *} alone, which every function matches. */
    public boolean matchEverything() {
        return prefixes.contains("");
    }

    /** The same as {@link #matches}. */
    @Override
    public boolean test(String name) {
        return matches(name);
    }

    public boolean matches(String name) {
        if (exact.contains(name)) {
            return true;
        }
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        for (String glob : globs) {
            if (matches(glob, name)) {
                return true;
            }
        }
        return false;
    }

    /** Goes back to the last star only: what an earlier one took need never change (Krauss 2008). */
    private static boolean matches(String glob, String name) {
        int g = 0;
        int n = 0;
        int star = -1;
        int taken = 0;
        while (n < name.length()) {
            if (g < glob.length() && glob.charAt(g) == ANY) {
                star = g++;
                taken = n;
            } else if (g < glob.length() && glob.charAt(g) == name.charAt(n)) {
                g++;
                n++;
            } else if (star >= 0) {
                g = star + 1;
                n = ++taken;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == ANY) {
            g++;
        }
        return g == glob.length();
    }

    @Override
    public String toString() {
        return texts.toString();
    }
}
