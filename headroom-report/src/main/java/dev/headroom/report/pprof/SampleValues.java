package dev.headroom.report.pprof;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The values of every stack, column by column, over one table: the whole's, each part's, and what no part has. */
final class SampleValues {

    private final PprofProfile profile;
    private final StackTable stacks;
    private final boolean addsSamples;

    SampleValues(PprofProfile profile) {
        this.profile = profile;
        addsSamples = profile.columns().size() == 1
                && !profile.columns().get(0).type().equals(PprofProfile.SAMPLES);
        List<StackTable> tables = Stream.concat(
                        profile.columns().stream(), profile.parts().stream().flatMap(part -> part.columns().stream()))
                .map(Profile::stacks)
                .distinct()
                .toList();
        this.stacks = tables.size() == 1 ? tables.get(0) : merge(tables);
    }

    StackTable stacks() {
        return stacks;
    }

    /** The types of the columns, in the order of {@link #of}. */
    List<SampleType> types() {
        List<SampleType> types = new ArrayList<>();
        if (addsSamples) {
            types.add(PprofProfile.SAMPLES);
        }
        profile.columns().forEach(column -> types.add(column.type()));
        return types;
    }

    /** One array per column, indexed by stack. */
    List<long[]> of(List<Profile> columns) {
        List<long[]> values = new ArrayList<>();
        if (addsSamples) {
            values.add(column(columns.get(0), true));
        }
        columns.forEach(column -> values.add(column(column, false)));
        return values;
    }

    /** The whole without its parts; a part that is larger than the whole is a programmer's error. */
    List<long[]> rest() {
        List<long[]> rest = of(profile.columns());
        for (PprofProfile.Part part : profile.parts()) {
            List<long[]> taken = of(part.columns());
            for (int c = 0; c < rest.size(); c++) {
                subtract(rest.get(c), taken.get(c), part.endpoint());
            }
        }
        return rest;
    }

    private void subtract(long[] rest, long[] taken, String endpoint) {
        for (int stack = 0; stack < rest.length; stack++) {
            rest[stack] -= taken[stack];
            if (rest[stack] < 0) {
                throw new IllegalArgumentException(
                        "An endpoint's samples are among all samples, but " + endpoint + " has more of stack " + stack
                                + " of " + profile.columns().get(0).type());
            }
        }
    }

    private long[] column(Profile column, boolean samples) {
        long[] values = new long[stacks.size()];
        int[] translated = translation(column.stacks());
        for (int stack = 0; stack < translated.length; stack++) {
            values[translated[stack]] += samples ? column.selfSamples(stack) : column.selfWeight(stack);
        }
        return values;
    }

    private int[] translation(StackTable from) {
        int[] translated = new int[from.size()];
        for (int stack = 1; stack < translated.length; stack++) {
            translated[stack] = from == stacks
                    ? stack
                    : stacks.child(translated[from.parent(stack)], stacks.frameId(from.leafFrame(stack)));
        }
        return translated;
    }

    private static StackTable merge(List<StackTable> tables) {
        var merged = new StackTable();
        for (StackTable table : tables) {
            int[] ids = new int[table.size()];
            for (int stack = 1; stack < ids.length; stack++) {
                ids[stack] = merged.child(ids[table.parent(stack)], merged.frameId(table.leafFrame(stack)));
            }
        }
        return merged;
    }
}
