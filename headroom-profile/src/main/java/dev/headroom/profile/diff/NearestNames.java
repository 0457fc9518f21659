package dev.headroom.profile.diff;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The function names most like what somebody wrote: by the pairs of neighbouring letters they share (Dice 1945). */
final class NearestNames {

    private static final int SHOWN = 3;
    private static final double LEAST_LIKENESS = 0.2;

    private NearestNames() {}

    static List<String> of(String written, ComparedProfiles compared) {
        Set<String> names = new TreeSet<>();
        compared.profiles()
                .forEach(profile -> profile.stacks().functions().forEach(function -> names.add(function.name())));
        Set<String> wanted = pairs(written);
        record Near(String name, double likeness) {}
        return names.stream()
                .map(name -> new Near(name, likeness(wanted, pairs(name))))
                .filter(near -> near.likeness() >= LEAST_LIKENESS)
                .sorted(Comparator.comparingDouble(Near::likeness).reversed())
                .limit(SHOWN)
                .map(Near::name)
                .toList();
    }

    private static double likeness(Set<String> one, Set<String> other) {
        long shared = one.stream().filter(other::contains).count();
        return 2.0 * shared / Math.max(1, one.size() + other.size());
    }

    private static Set<String> pairs(String text) {
        String letters = text.toLowerCase(Locale.ROOT);
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.add(letters.substring(i, i + 2));
        }
        return pairs;
    }
}
