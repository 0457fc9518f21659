package dev.headroom.benchmarks.linters;

import dev.headroom.code.corpus.Marker;
import java.io.IOException;
import java.util.Set;

/** A tool that names places in code. */
public interface Linter {

    String name();

    Findings look(CompiledCorpus corpus) throws IOException, InterruptedException;

    /**
     * What it says.
     *
     * @param places whose kind corresponds to one of our rules
     * @param others of any other kind, which is neither right nor wrong here
     */
    record Findings(Set<Marker> places, int others) {

        public Findings {
            places = Set.copyOf(places);
        }
    }
}
