package dev.headroom.benchmarks.linters;

import dev.headroom.code.CodeReader;
import dev.headroom.code.corpus.Corpus;
import java.io.IOException;
import java.util.List;

/** Our own reader of class files. */
public final class Headroom implements Linter {

    @Override
    public String name() {
        return "Headroom";
    }

    @Override
    public Findings look(CompiledCorpus corpus) throws IOException {
        var reading = CodeReader.standard().read(List.of(corpus.classes()));
        return new Findings(Corpus.found(reading.sites()), 0);
    }
}
