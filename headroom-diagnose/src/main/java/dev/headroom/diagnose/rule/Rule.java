package dev.headroom.diagnose.rule;

import dev.headroom.diagnose.Finding;
import java.util.List;

/** Recognises one anti-pattern in the evidence of one endpoint. Stateless; may be asked from several threads. */
public interface Rule {

    /** Stable id of its findings, for example {@code n-plus-one-queries}. */
    String id();

    /** The places of this endpoint that show the pattern, one finding each; empty where there are none. */
    List<Finding> findings(EndpointEvidence endpoint);
}
