package dev.headroom.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every distinct stack once, as a tree of parent pointers: a stack is an int, its leaf frame and its parent stack are
 * two array reads.
 *
 * <p>What belongs to a stack lies together, so that a step of a lookup touches one line of the cache: its parent, its
 * leaf, its first child and its next sibling. A stack with few children is searched child by child, which for most stacks
 * is one comparison; of one with many, the children after the first few are also found through a hash table.
 *
 * <p>Ids are handed out in order, so a parent's id is below those of its children, and a pass from the highest id down
 * adds every subtree to its parent. Memory is bounded by the distinct stacks, not by the samples. Several profiles
 * share one table. Not thread-safe.
 */
public final class StackTable {

    /** The empty stack, parent of every outermost frame. */
    public static final int ROOT = 0;

    private static final int NONE = -1;

    private static final int PARENT = 0;
    private static final int LEAF = 1;
    private static final int CHILD = 2;
    private static final int SIBLING = 3;
    private static final int WIDTH = 4;
    /** The longest array that a JVM surely makes, in whole nodes. */
    private static final int MOST_CELLS = (Integer.MAX_VALUE - 8) / WIDTH * WIDTH;

    /** How many children are compared one by one before the hash table is asked. */
    private static final int NARROW = 8;

    private final List<Frame> frames = new ArrayList<>();
    private final Map<Frame, Integer> frameIds = new HashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private final Map<Function, Integer> functionIds = new HashMap<>();
    private int[] functionOfFrame = new int[256];

    private int[] nodes = new int[1024 * WIDTH];
    private int size = 1;
    /** Children of wide stacks; a free slot holds {@link #ROOT}, which is nobody's child. */
    private int[] slots = new int[64];

    private int hashed;

    public StackTable() {
        nodes[PARENT] = NONE;
        nodes[LEAF] = NONE;
    }

    /** The id of a frame; equal frames have equal ids. */
    public int frameId(Frame frame) {
        Integer known = frameIds.get(frame);
        if (known != null) {
            return known;
        }
        int id = frames.size();
        frames.add(frame);
        frameIds.put(frame, id);
        if (id == functionOfFrame.length) {
            functionOfFrame = Arrays.copyOf(functionOfFrame, id * 2);
        }
        functionOfFrame[id] = functionIds.computeIfAbsent(frame.function(), function -> {
            functions.add(function);
            return functions.size() - 1;
        });
        return id;
    }

    public Frame frame(int frameId) {
        return frames.get(frameId);
    }

    public int frameCount() {
        return frames.size();
    }

    /** The id of the function a frame belongs to: frames at different lines of one function share it. */
    public int functionId(int frameId) {
        return functionOfFrame[frameId];
    }

    public Function function(int functionId) {
        return functions.get(functionId);
    }

    public String functionName(int functionId) {
        return functions.get(functionId).name();
    }

    /** Every function, in the order of their ids. */
    public List<Function> functions() {
        return Collections.unmodifiableList(functions);
    }

    public int functionCount() {
        return functions.size();
    }

    /** The stack that has one more frame, called from the leaf of {@code parent}. */
    public int child(int parent, int frameId) {
        int last = ROOT;
        int child = nodes[parent * WIDTH + CHILD];
        for (int i = 0; i < NARROW; i++) {
            if (child == ROOT) {
                return append(parent, frameId, last);
            }
            if (nodes[child * WIDTH + LEAF] == frameId) {
                return child;
            }
            last = child;
            child = nodes[child * WIDTH + SIBLING];
        }
        return hashedChild(parent, frameId, last);
    }

    /** The stack of frames given leaf first, as recordings keep them. */
    public int stackOf(List<Frame> leafFirst) {
        int stack = ROOT;
        for (int i = leafFirst.size() - 1; i >= 0; i--) {
            stack = child(stack, frameId(leafFirst.get(i)));
        }
        return stack;
    }

    /** Puts the stacks of another table into this one, in the order of their ids; where each of them is here. */
    public int[] addAll(StackTable other) {
        int[] frameHere = new int[other.frameCount()];
        for (int frame = 0; frame < frameHere.length; frame++) {
            frameHere[frame] = frameId(other.frame(frame));
        }
        int[] here = new int[other.size()];
        for (int stack = 1; stack < here.length; stack++) {
            here[stack] = child(here[other.parent(stack)], frameHere[other.leaf(stack)]);
        }
        return here;
    }

    /** The stack without its leaf frame; not defined for {@link #ROOT}. */
    public int parent(int stack) {
        return nodes[stack * WIDTH + PARENT];
    }

    /** The frame id of the leaf; not defined for {@link #ROOT}. */
    public int leaf(int stack) {
        return nodes[stack * WIDTH + LEAF];
    }

    /** A stack that has one frame more than this one, or {@link #ROOT} if there is none. */
    public int firstChild(int stack) {
        return nodes[stack * WIDTH + CHILD];
    }

    /** Another stack with the same parent, or {@link #ROOT} after the last; siblings are in no particular order. */
    public int nextSibling(int stack) {
        return nodes[stack * WIDTH + SIBLING];
    }

    public Frame leafFrame(int stack) {
        return frames.get(leaf(stack));
    }

    /** Number of stacks including {@link #ROOT}; ids run from 0 to below this. */
    public int size() {
        return size;
    }

    /** The frames of a stack, leaf first. */
    public List<Frame> framesOf(int stack) {
        List<Frame> leafFirst = new ArrayList<>();
        for (int s = stack; s != ROOT; s = parent(s)) {
            leafFirst.add(leafFrame(s));
        }
        return leafFirst;
    }

    private int hashedChild(int parent, int frameId, int lastNarrow) {
        int slot = slot(parent, frameId);
        if (slots[slot] == ROOT) {
            slots[slot] = append(parent, frameId, lastNarrow);
            if (++hashed * 2 > slots.length) {
                rehash();
            }
            return size - 1;
        }
        return slots[slot];
    }

    /** Adds a child behind a sibling, or as the first where {@code sibling} is {@link #ROOT}. */
    private int append(int parent, int frameId, int sibling) {
        int node = size * WIDTH;
        if (node == nodes.length) {
            nodes = Arrays.copyOf(nodes, (int) Math.min(MOST_CELLS, nodes.length * 2L));
        }
        int link = sibling == ROOT ? parent * WIDTH + CHILD : sibling * WIDTH + SIBLING;
        nodes[node + PARENT] = parent;
        nodes[node + LEAF] = frameId;
        nodes[node + SIBLING] = nodes[link];
        nodes[link] = size;
        return size++;
    }

    /** Where the child is, or where it belongs. */
    private int slot(int parent, int frameId) {
        int mask = slots.length - 1;
        int slot = hash(parent, frameId) & mask;
        while (slots[slot] != ROOT && (parent(slots[slot]) != parent || leaf(slots[slot]) != frameId)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        int[] old = slots;
        slots = new int[old.length * 2];
        for (int stack : old) {
            if (stack != ROOT) {
                slots[slot(parent(stack), leaf(stack))] = stack;
            }
        }
    }

    private static int hash(int parent, int frameId) {
        long mixed = ((long) parent << 32 | frameId) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 13);
    }
}
