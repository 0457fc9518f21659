package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.gate.GateResult;
import dev.headroom.gate.block.Change;
import dev.headroom.gate.proof.ChangeGate;
import dev.headroom.gate.proof.GatedChange;
import java.util.List;
import java.util.Optional;

/** The limits of a change: each as a gate of one run is written, with the interval of its change. */
final class ChangeGatesJson {

    private ChangeGatesJson() {}

    static void write(ArrayNode array, Optional<GatedChange> gated) {
        if (gated.isEmpty()) {
            return;
        }
        int first = array.size();
        List<GateResult> results = gated.get().results();
        GatesJson.write(array, results);
        List<ChangeGate> gates = gated.get().gates();
        for (int i = 0; i < gates.size(); i++) {
            add((ObjectNode) array.get(first + i), gates.get(i));
        }
    }

    private static void add(ObjectNode object, ChangeGate gate) {
        Optional<Change> change = gate.change();
        change.ifPresent(moved -> ChangeJson.write(object, moved));
        JsonText.put(object, "allowed", gate.rule().allowed());
        object.put("waived", gate.rule().waiver().isPresent());
        object.put("blocksNeeded", gate.proof().moreBlocks());
        JsonText.put(object, "smallestRise", gate.smallestRise());
        object.put("tooFine", gate.isTooFine());
    }
}
