package dev.headroom.profile;

import java.util.List;

/**
 * One box of a flame graph: a function called along one path.
 *
 * @param function {@link Function#NONE} for the root
 * @param weight self and total, in the profile's unit
 * @param samples samples at or below
 * @param children widest first
 */
public record CallNode(Function function, Weight weight, long samples, List<CallNode> children) {

    public CallNode {
        children = List.copyOf(children);
    }
}
