package dev.headroom.benchmarks;

import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Our reader as a program of its own: recording, sample type, output. Writes collapsed stacks, a line for each distinct
 * row of functions with its samples, as jfr-converter does.
 */
final class FoldCollapsed {

    private FoldCollapsed() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        try (Recording recording = Recordings.open(file)) {
            Profile profile = recording
                    .readProfiles()
                    .find(arguments[1])
                    .orElseThrow(() -> new IOException(file + " has no samples of type " + arguments[1]));
            write(profile, Path.of(arguments[2]));
        }
    }

    private static void write(Profile profile, Path output) throws IOException {
        StackTable stacks = profile.stacks();
        var functions = new StackTable();
        // Stacks that differ in lines only are one row of functions; a parent's id is below its children's.
        int[] rows = new int[stacks.size()];
        int[] frames = new int[stacks.frameCount()];
        for (int frame = 0; frame < frames.length; frame++) {
            frames[frame] = functions.frameId(
                    dev.headroom.profile.Frame.named(stacks.frame(frame).name()));
        }
        for (int stack = 1; stack < rows.length; stack++) {
            rows[stack] = functions.child(rows[stacks.parent(stack)], frames[stacks.leaf(stack)]);
        }
        long[] samples = new long[functions.size()];
        for (int stack = 0; stack < rows.length; stack++) {
            samples[rows[stack]] += profile.selfSamples(stack);
        }
        try (BufferedWriter out = Files.newBufferedWriter(output)) {
            var line = new StringBuilder();
            for (int row = 1; row < samples.length; row++) {
                if (samples[row] > 0) {
                    line.setLength(0);
                    path(functions, row, line);
                    out.append(line)
                            .append(' ')
                            .append(Long.toString(samples[row]))
                            .append('\n');
                }
            }
        }
    }

    private static void path(StackTable functions, int stack, StringBuilder line) {
        int[] path = new int[64];
        int depth = 0;
        for (int s = stack; s != StackTable.ROOT; s = functions.parent(s)) {
            if (depth == path.length) {
                path = java.util.Arrays.copyOf(path, depth * 2);
            }
            path[depth++] = functions.leaf(s);
        }
        while (depth > 0) {
            line.append(functions.frame(path[--depth]).name());
            if (depth > 0) {
                line.append(';');
            }
        }
    }
}
