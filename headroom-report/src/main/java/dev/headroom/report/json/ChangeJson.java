package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.block.Change;
import dev.headroom.gate.block.MetricProof;
import java.util.List;

/** The change of one metric, as every file about blocks has it. */
final class ChangeJson {

    private ChangeJson() {}

    /** The gain, where there is a share of it, then the change itself. */
    static void write(ObjectNode object, MetricProof measured) {
        if (measured.change().isEmpty()) {
            object.putNull("measured");
            object.put("missing", measured.missing());
            return;
        }
        Change change = measured.change().get();
        if (change.scale() == Change.Scale.RATIO) {
            ObjectNode gain = object.putObject("measured");
            JsonText.put(gain, change.savedShare(), "best");
            JsonText.put(gain.putObject("saved"), change.savedShare().times(measured.meanBefore()), "best");
        } else {
            object.putNull("measured");
        }
        write(object, change);
        object.put("exact", measured.exact());
        JsonText.put(object, "pValue", change.pValue());
    }

    /** As {@code ratio}, or as {@code difference} where there is none. */
    static void write(ObjectNode object, Change change) {
        String scale = change.scale() == Change.Scale.RATIO ? "ratio" : "difference";
        JsonText.put(object.putObject(scale), change.interval(), "best");
        object.put("method", change.method().id());
    }

    /** @param sure whether it moved, although so many were looked at */
    static void judged(ObjectNode object, MetricProof measured, boolean sure) {
        object.put("verdict", measured.verdict().id());
        object.put("sure", sure);
        object.put("blocksNeeded", measured.moreBlocks());
        blocks(object.putArray("blocks"), measured.blocks());
    }

    static void blocks(ArrayNode array, List<Block> blocks) {
        blocks.forEach(block -> {
            ObjectNode pair = array.addObject();
            JsonText.put(pair, "before", block.before().value());
            JsonText.put(pair, "after", block.after().value());
        });
    }
}
