package dev.headroom.report.convert;

import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * Collapsed stacks: one line per distinct stack of functions, {@code root;…;leaf weight}, in the order of the functions' names
 * from the root on. A semicolon or line break in a name is replaced, since the format has no way to quote them.
 *
 * <p>The tree of stacks is walked with the text of the way to where the walk stands, so that nothing is kept for a line. Stacks
 * that differ in lines only are walked together.
 */
public final class CollapsedWriter {

    private static final int BUFFER_BYTES = 256 * 1024;
    /** A line as long as this goes out by itself: copying it once more costs more than a call. */
    private static final int LONG_LINE_BYTES = 1024;

    private static final int MOST_DIGITS = 20;
    private static final String UNKNOWN = "[unknown]";

    private final StackTable stacks;
    private final long[] weights;
    /** Names in their order; a function's rank is where its name stands, the same for all that share it. */
    private final byte[][] names;

    private final int[] rankOfFrame;
    private final int unknownRank;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;

    /** The line up to the leaf of the stack that the walk is at. */
    private byte[] path = new byte[4096];
    /**
     * Stacks to walk, the next on top, with the rank of the leaf of each and the length of the path to its caller. The callees of
     * one way lie together by rank; only they have the same length, since it grows with each step.
     */
    private int[] waiting = new int[256];

    private int[] ranks = new int[256];
    private int[] prefixes = new int[256];
    private int depth;
    /** Those that the walk has just left the pile for. */
    private int[] together = new int[16];

    private CollapsedWriter(Profile profile, OutputStream out) {
        this.out = out;
        weights = profile.selfWeights();
        stacks = profile.stacks();
        var rankOfName = new TreeMap<byte[], Integer>(Arrays::compareUnsigned);
        byte[][] nameOfFunction = new byte[stacks.functionCount()][];
        for (int function = 0; function < nameOfFunction.length; function++) {
            nameOfFunction[function] = plain(stacks.functionName(function)).getBytes(StandardCharsets.UTF_8);
            rankOfName.put(nameOfFunction[function], 0);
        }
        byte[] unknown = UNKNOWN.getBytes(StandardCharsets.UTF_8);
        rankOfName.put(unknown, 0);
        names = rankOfName.keySet().toArray(new byte[0][]);
        for (int rank = 0; rank < names.length; rank++) {
            rankOfName.put(names[rank], rank);
        }
        unknownRank = rankOfName.getOrDefault(unknown, 0);
        int[] rankOfFunction = new int[nameOfFunction.length];
        for (int function = 0; function < rankOfFunction.length; function++) {
            rankOfFunction[function] = rankOfName.getOrDefault(nameOfFunction[function], 0);
        }
        rankOfFrame = new int[stacks.frameCount()];
        for (int frame = 0; frame < rankOfFrame.length; frame++) {
            rankOfFrame[frame] = rankOfFunction[stacks.functionId(frame)];
        }
    }

    /** Writes the weights in the profile's unit; the stream stays open. */
    public static void write(Profile profile, OutputStream out) throws IOException {
        new CollapsedWriter(profile, out).write();
    }

    private void write() throws IOException {
        if (weights[StackTable.ROOT] != 0) {
            await(StackTable.ROOT, unknownRank, 0);
        }
        awaitChildren(StackTable.ROOT, 0);
        sortFrom(0);
        while (depth > 0) {
            int count = takeTogether();
            int length = append(prefixes[depth], names[ranks[depth]]);
            long weight = 0;
            for (int i = 0; i < count; i++) {
                weight += weights[together[i]];
            }
            if (weight != 0) {
                line(length, weight);
            }
            path[length] = ';';
            int first = depth;
            for (int i = 0; i < count; i++) {
                if (together[i] != StackTable.ROOT) {
                    awaitChildren(together[i], length + 1);
                }
            }
            sortFrom(first);
        }
        out.write(buffer, 0, buffered);
        out.flush();
    }

    /** Takes all of the uppermost way from the pile; how many they are. Rank and prefix are then at the new top. */
    private int takeTogether() {
        int count = 0;
        do {
            if (count == together.length) {
                together = Arrays.copyOf(together, count * 2);
            }
            together[count++] = waiting[--depth];
        } while (depth > 0 && ranks[depth - 1] == ranks[depth] && prefixes[depth - 1] == prefixes[depth]);
        return count;
    }

    private void awaitChildren(int stack, int prefix) {
        for (int s = stacks.firstChild(stack); s != StackTable.ROOT; s = stacks.nextSibling(s)) {
            await(s, rankOfFrame[stacks.leaf(s)], prefix);
        }
    }

    private void await(int stack, int rank, int prefix) {
        if (depth == waiting.length) {
            waiting = Arrays.copyOf(waiting, depth * 2);
            ranks = Arrays.copyOf(ranks, depth * 2);
            prefixes = Arrays.copyOf(prefixes, depth * 2);
        }
        waiting[depth] = stack;
        ranks[depth] = rank;
        prefixes[depth++] = prefix;
    }

    /** Puts the first by name uppermost. */
    private void sortFrom(int first) {
        if (depth - first == 2) {
            sortPair(first);
        } else if (depth - first > 2) {
            sortMany(first);
        }
    }

    private void sortPair(int first) {
        int rank = ranks[first];
        if (rank < ranks[first + 1]) {
            int stack = waiting[first];
            waiting[first] = waiting[first + 1];
            ranks[first] = ranks[first + 1];
            waiting[first + 1] = stack;
            ranks[first + 1] = rank;
        }
    }

    private void sortMany(int first) {
        long[] keys = new long[depth - first];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) ranks[first + i] << Integer.SIZE | waiting[first + i];
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            waiting[depth - 1 - i] = (int) keys[i];
            ranks[depth - 1 - i] = (int) (keys[i] >>> Integer.SIZE);
        }
    }

    /** Sets the path behind a prefix, with room for the rest of a line; its length. */
    private int append(int prefix, byte[] name) {
        int length = prefix + name.length;
        if (length + MOST_DIGITS + 2 > path.length) {
            path = Arrays.copyOf(path, Math.max(length + MOST_DIGITS + 2, path.length * 2));
        }
        System.arraycopy(name, 0, path, prefix, name.length);
        return length;
    }

    private void line(int length, long weight) throws IOException {
        path[length] = ' ';
        int end = digits(length + 1, weight);
        path[end++] = '\n';
        if (buffered + end > buffer.length || end >= LONG_LINE_BYTES) {
            out.write(buffer, 0, buffered);
            buffered = 0;
        }
        if (end >= LONG_LINE_BYTES) {
            out.write(path, 0, end);
        } else {
            System.arraycopy(path, 0, buffer, buffered, end);
            buffered += end;
        }
    }

    /** Writes a number into the path; where it ends. */
    private int digits(int start, long number) {
        if (number < 0) {
            byte[] text = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, path, start, text.length);
            return start + text.length;
        }
        int end = start + 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            end++;
        }
        int at = end;
        long rest = number;
        do {
            path[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        return end;
    }

    private static String plain(String name) {
        return name.replace(';', ':').replace('\n', ' ').replace('\r', ' ');
    }
}
