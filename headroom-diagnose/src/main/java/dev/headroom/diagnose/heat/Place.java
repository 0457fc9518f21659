package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.language.Languages;
import dev.headroom.measure.Interval;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where a finding is reported.
 *
 * @param location the function at its hottest line
 * @param lines of that function, hottest first
 * @param evidence further sentences about it
 * @param part of the signature's weight that the place stands for, 0 to 1
 * @param path function names to it, outermost first
 */
record Place(Location location, List<Integer> lines, List<String> evidence, Interval part, List<String> path) {

    Place {
        lines = List.copyOf(lines);
        evidence = List.copyOf(evidence);
        path = List.copyOf(path);
    }

    /** A site, for all of its weight. */
    static Place of(HeatSite site, Languages languages) {
        return new Place(
                site.location(), site.lines(), List.of(), Interval.exactly(1), path(site.heaviestStack(), languages));
    }

    /** The same, standing for a part only, with a sentence that says why. */
    Place with(Interval part, String sentence) {
        return new Place(location, lines, List.of(sentence), part, path);
    }

    /** Function names from the outermost frame of the user's to the end of a stack; all of them where there is none. */
    private static List<String> path(int end, Languages languages) {
        StackTable stacks = languages.stacks();
        List<String> leafFirst = new ArrayList<>();
        int length = 0;
        for (int stack = end; stack != StackTable.ROOT; stack = stacks.parent(stack)) {
            leafFirst.add(stacks.leafFrame(stack).name());
            if (languages.isUsers(stacks.leaf(stack))) {
                length = leafFirst.size();
            }
        }
        List<String> path = new ArrayList<>(length == 0 ? leafFirst : leafFirst.subList(0, length));
        Collections.reverse(path);
        return path;
    }
}
