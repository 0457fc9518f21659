package dev.headroom.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.code.corpus.Corpus;
import dev.headroom.code.corpus.Javac;
import dev.headroom.code.corpus.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in the corpus, and what is left alone, whichever release it is compiled for. */
class CorpusTest {

    private static final Path ROOT = Path.of("src/corpus");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17})
    void sitesAreFoundAtTheirLinesAndTheRestIsSilent(int release) throws IOException, InterruptedException {
        Corpus corpus = Corpus.of(ROOT, release);

        CodeReading reading = CodeReader.standard().read(List.of(corpus.compile(Javac.own(), folder)));

        assertGood(corpus, reading);
    }

    @Test
    void theCompilerOfJdk25MakesNoDifference() throws IOException, InterruptedException {
        Corpus corpus = Corpus.of(ROOT, 25);

        CodeReading reading = CodeReader.standard().read(List.of(corpus.compile(Javac.of(Jdk25.home()), folder)));

        assertGood(corpus, reading);
    }

    private static void assertGood(Corpus corpus, CodeReading reading) throws IOException {
        Score score = Score.of(corpus.expected(), Corpus.found(reading.sites()));
        assertThat(reading.summary().classesSkipped())
                .as(reading.summary().firstSkip())
                .isZero();
        assertThat(reading.summary().methodsNotFollowed()).isZero();
        assertThat(score.recall()).as("missed: %s", score.missed()).isGreaterThanOrEqualTo(0.90);
        assertThat(score.precision()).as("wrong: %s", score.wrong()).isGreaterThanOrEqualTo(0.95);
    }
}
