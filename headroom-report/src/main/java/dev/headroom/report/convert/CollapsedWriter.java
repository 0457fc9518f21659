package dev.headroom.report.convert;

import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * Collapsed stacks: one line per distinct stack of functions, {@code root;…;leaf weight}, sorted. A semicolon or line break in
 * a name is replaced, since the format has no way to quote them.
 */
public final class CollapsedWriter {

    private CollapsedWriter() {}

    /** Writes the weights in the profile's unit; the stream stays open. */
    public static void write(Profile profile, OutputStream out) throws IOException {
        StackTable stacks = profile.stacks();
        String[] lines = new String[stacks.size()];
        lines[StackTable.ROOT] = "";
        var weights = new TreeMap<String, Long>();
        for (int stack = 0; stack < stacks.size(); stack++) {
            if (stack != StackTable.ROOT) {
                String parent = lines[stacks.parent(stack)];
                String name = plain(stacks.leafFrame(stack).name());
                lines[stack] = parent.isEmpty() ? name : parent + ";" + name;
            }
            if (profile.selfWeight(stack) != 0) {
                String line = stack == StackTable.ROOT ? "[unknown]" : lines[stack];
                weights.merge(line, profile.selfWeight(stack), Long::sum);
            }
        }
        for (var line : weights.entrySet()) {
            out.write((line.getKey() + " " + line.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }

    private static String plain(String name) {
        return name.replace(';', ':').replace('\n', ' ').replace('\r', ' ');
    }
}
