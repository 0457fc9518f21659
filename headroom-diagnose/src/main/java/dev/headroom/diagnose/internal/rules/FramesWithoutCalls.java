package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.Rule;
import java.util.List;

/** A rule about remote calls by their frames, for clients that the agent does not know: where it counted calls, frames say less. */
record FramesWithoutCalls(Rule byFrames) implements Rule {

    @Override
    public String id() {
        return byFrames.id();
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        return endpoint.calls().isEmpty() ? byFrames.findings(endpoint) : List.of();
    }
}
