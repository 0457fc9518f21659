package dev.headroom.report.convert;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collapsed stacks: one line per distinct stack of functions, {@code root;…;leaf weight}, in the order of the functions' names
 * from the root on. A semicolon or line break in a name is replaced, since the format has no way to quote them.
 *
 * <p>The tree of stacks is walked with the text of the way to where the walk stands, so that nothing is kept for a line.
 */
public final class CollapsedWriter {

    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int MOST_DIGITS = 20;

    private final StackTable stacks;
    private final long[] weights;
    private final byte[][] names;
    /** Where each function stands among all by name. */
    private final int[] ranks;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;

    /** The line up to the leaf of the stack that the walk is at. */
    private byte[] path = new byte[4096];
    /** Stacks to walk, the next on top, and the length of the path to the caller of each. */
    private int[] waiting = new int[256];

    private int[] prefixes = new int[256];
    private int depth;

    private CollapsedWriter(Profile functions, OutputStream out) {
        this.out = out;
        weights = functions.selfWeights();
        stacks = functions.stacks();
        names = new byte[stacks.frameCount()][];
        ranks = new int[names.length];
        Integer[] byName = new Integer[names.length];
        for (int frame = 0; frame < names.length; frame++) {
            names[frame] = stacks.frame(frame).name().getBytes(StandardCharsets.UTF_8);
            byName[frame] = frame;
        }
        Arrays.sort(byName, (a, b) -> Arrays.compareUnsigned(names[a], names[b]));
        for (int rank = 0; rank < byName.length; rank++) {
            ranks[byName[rank]] = rank;
        }
    }

    /** Writes the weights in the profile's unit; the stream stays open. */
    public static void write(Profile profile, OutputStream out) throws IOException {
        Profile functions = profile.byFunction(frame -> Frame.named(plain(frame.name())));
        long unknown = functions.selfWeight(StackTable.ROOT);
        if (unknown != 0) {
            StackTable stacks = functions.stacks();
            functions.add(stacks.child(StackTable.ROOT, stacks.frameId(Frame.named("[unknown]"))), unknown, 0);
        }
        new CollapsedWriter(functions, out).write();
    }

    private void write() throws IOException {
        await(StackTable.ROOT, 0);
        while (depth > 0) {
            int stack = waiting[--depth];
            int length = append(prefixes[depth], names[stacks.leaf(stack)]);
            long weight = weights[stack];
            if (weight != 0) {
                line(length, weight);
            }
            path[length] = ';';
            await(stack, length + 1);
        }
        out.write(buffer, 0, buffered);
        out.flush();
    }

    /** Puts the children of a stack on top of those that wait, the first by name uppermost. */
    private void await(int stack, int prefix) {
        int first = depth;
        for (int s = stacks.firstChild(stack); s != StackTable.ROOT; s = stacks.nextSibling(s)) {
            if (depth == waiting.length) {
                waiting = Arrays.copyOf(waiting, depth * 2);
                prefixes = Arrays.copyOf(prefixes, depth * 2);
            }
            waiting[depth] = s;
            prefixes[depth++] = prefix;
        }
        if (depth - first == 2) {
            sortPair(first);
        } else if (depth - first > 2) {
            sortFrom(first);
        }
    }

    private void sortPair(int first) {
        int a = waiting[first];
        int b = waiting[first + 1];
        if (ranks[stacks.leaf(a)] < ranks[stacks.leaf(b)]) {
            waiting[first] = b;
            waiting[first + 1] = a;
        }
    }

    private void sortFrom(int first) {
        long[] keys = new long[depth - first];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) ranks[stacks.leaf(waiting[first + i])] << Integer.SIZE | waiting[first + i];
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            waiting[depth - 1 - i] = (int) keys[i];
        }
    }

    /** Sets the path behind a prefix, with room for one byte more; its length. */
    private int append(int prefix, byte[] name) {
        int length = prefix + name.length;
        if (length >= path.length) {
            path = Arrays.copyOf(path, Math.max(length + 1, path.length * 2));
        }
        System.arraycopy(name, 0, path, prefix, name.length);
        return length;
    }

    private void line(int length, long weight) throws IOException {
        if (buffered + length + MOST_DIGITS + 2 > buffer.length) {
            out.write(buffer, 0, buffered);
            buffered = 0;
        }
        if (length + MOST_DIGITS + 2 > buffer.length) {
            out.write(path, 0, length);
        } else {
            System.arraycopy(path, 0, buffer, buffered, length);
            buffered += length;
        }
        buffer[buffered++] = ' ';
        digits(weight);
        buffer[buffered++] = '\n';
    }

    private void digits(long number) {
        if (number < 0) {
            for (char digit : Long.toString(number).toCharArray()) {
                buffer[buffered++] = (byte) digit;
            }
            return;
        }
        int end = buffered + 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            end++;
        }
        buffered = end;
        long rest = number;
        do {
            buffer[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
    }

    private static String plain(String name) {
        return name.replace(';', ':').replace('\n', ' ').replace('\r', ' ');
    }
}
