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
 * <p>Ids are handed out in order, so a parent's id is below those of its children, and a pass from the highest id down
 * adds every subtree to its parent. Memory is bounded by the distinct stacks, not by the samples. Several profiles
 * share one table. Not thread-safe.
 */
public final class StackTable {

    /** The empty stack, parent of every outermost frame. */
    public static final int ROOT = 0;

    private static final int NONE = -1;

    private final List<Frame> frames = new ArrayList<>();
    private final Map<Frame, Integer> frameIds = new HashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private final Map<Function, Integer> functionIds = new HashMap<>();
    private int[] functionOfFrame = new int[256];

    private int[] parents = new int[1024];
    private int[] leaves = new int[1024];
    private int size;
    private int[] slots = new int[4096];

    public StackTable() {
        Arrays.fill(slots, NONE);
        parents[ROOT] = NONE;
        leaves[ROOT] = NONE;
        size = 1;
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
        int mask = slots.length - 1;
        int slot = hash(parent, frameId) & mask;
        while (slots[slot] != NONE) {
            int stack = slots[slot];
            if (parents[stack] == parent && leaves[stack] == frameId) {
                return stack;
            }
            slot = (slot + 1) & mask;
        }
        return append(parent, frameId, slot);
    }

    /** The stack of frames given leaf first, as recordings keep them. */
    public int stackOf(List<Frame> leafFirst) {
        int stack = ROOT;
        for (int i = leafFirst.size() - 1; i >= 0; i--) {
            stack = child(stack, frameId(leafFirst.get(i)));
        }
        return stack;
    }

    /** The stack without its leaf frame; not defined for {@link #ROOT}. */
    public int parent(int stack) {
        return parents[stack];
    }

    /** The frame id of the leaf; not defined for {@link #ROOT}. */
    public int leaf(int stack) {
        return leaves[stack];
    }

    public Frame leafFrame(int stack) {
        return frames.get(leaves[stack]);
    }

    /** Number of stacks including {@link #ROOT}; ids run from 0 to below this. */
    public int size() {
        return size;
    }

    /** The frames of a stack, leaf first. */
    public List<Frame> framesOf(int stack) {
        List<Frame> leafFirst = new ArrayList<>();
        for (int s = stack; s != ROOT; s = parents[s]) {
            leafFirst.add(leafFrame(s));
        }
        return leafFirst;
    }

    private int append(int parent, int frameId, int slot) {
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, size * 2);
            leaves = Arrays.copyOf(leaves, size * 2);
        }
        int stack = size++;
        parents[stack] = parent;
        leaves[stack] = frameId;
        slots[slot] = stack;
        if (size * 2 > slots.length) {
            rehash();
        }
        return stack;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, NONE);
        int mask = slots.length - 1;
        for (int stack = 1; stack < size; stack++) {
            int slot = hash(parents[stack], leaves[stack]) & mask;
            while (slots[slot] != NONE) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = stack;
        }
    }

    private static int hash(int parent, int frameId) {
        long mixed = ((long) parent << 32 | frameId) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 13);
    }
}
