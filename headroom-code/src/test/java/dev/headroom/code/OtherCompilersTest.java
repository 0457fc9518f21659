package dev.headroom.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Class files that javac did not make. */
class OtherCompilersTest {

    @Test
    void theStandardLibraryOfKotlinIsReadWhole() throws IOException, URISyntaxException {
        CodeSummary summary = read(kotlin.text.Regex.class);

        assertThat(summary.classes()).isGreaterThan(900);
        assertThat(summary.classesSkipped()).as(summary.firstSkip()).isZero();
        assertThat(summary.methodsNotFollowed()).isZero();
    }

    @Test
    void theStandardLibraryOfScalaIsReadWhole() throws IOException, URISyntaxException {
        CodeSummary summary = read(scala.Option.class);

        assertThat(summary.classes()).isGreaterThan(2_500);
        assertThat(summary.classesSkipped()).as(summary.firstSkip()).isZero();
        assertThat(summary.methodsNotFollowed()).isZero();
    }

    private static CodeSummary read(Class<?> ofLibrary) throws IOException, URISyntaxException {
        Path jar = Path.of(
                ofLibrary.getProtectionDomain().getCodeSource().getLocation().toURI());
        return CodeReader.standard().read(List.of(jar)).summary();
    }
}
