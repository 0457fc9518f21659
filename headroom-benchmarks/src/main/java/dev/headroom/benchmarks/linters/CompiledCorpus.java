package dev.headroom.benchmarks.linters;

import dev.headroom.code.corpus.Corpus;
import dev.headroom.code.corpus.Javac;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The corpus as tools need it.
 *
 * @param classes the folder of its classes
 * @param stubs the folder of the libraries' stand-ins
 * @param sourceFolders what was compiled
 */
public record CompiledCorpus(Corpus corpus, Path classes, Path stubs, List<Path> sourceFolders) {

    public CompiledCorpus {
        sourceFolders = List.copyOf(sourceFolders);
    }

    /** @param root the folder of the sources, as in {@code headroom-code/src/corpus} */
    public static CompiledCorpus compile(Path root, int release, Path into) throws IOException, InterruptedException {
        Corpus corpus = Corpus.of(root, release);
        Path classes = corpus.compile(Javac.own(), into);
        return new CompiledCorpus(
                corpus, classes, into.resolve("stubs"), List.of(root.resolve("java8"), root.resolve("java11")));
    }
}
