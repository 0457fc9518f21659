package dev.headroom.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.headroom.code.corpus.Corpus;
import dev.headroom.code.corpus.Javac;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged classes make the answer smaller, never wrong in its counts, and never late. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileClassFilesTest {

    private static final int MUTATIONS = Integer.getInteger("headroom.mutations", 3_000);

    private static final String SMALL =
            """
            package shop;
            class Small {
                String join(String[] parts) {
                    String sum = "";
                    for (String part : parts) {
                        sum += part.replaceAll("a+", "");
                    }
                    return sum;
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aClassThatEndsAtAnyByteIsSkippedAndCounted() throws IOException, InterruptedException {
        byte[] whole = Compiled.of(folder, "shop.Small", SMALL, "-g").bytes();
        Path file = folder.resolve("Small.class");
        CodeReader reader = CodeReader.standard();

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            CodeReading reading = reader.read(List.of(file));

            assertThat(reading.sites()).as("%d bytes", length).isEmpty();
            assertThat(reading.summary().classesSkipped())
                    .as("%d bytes", length)
                    .isEqualTo(1);
            assertThat(reading.summary().firstSkip()).contains("Small.class");
        }
    }

    @Test
    void damagedBytesNeverDoMoreThanLoseAClass() throws IOException, InterruptedException {
        List<byte[]> classes = corpusClasses();
        Path file = folder.resolve("Damaged.class");
        CodeReader reader = CodeReader.standard();
        var random = new Random(20_260_101);

        for (int round = 0; round < MUTATIONS; round++) {
            byte[] bytes = classes.get(random.nextInt(classes.size())).clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            CodeSummary summary = reader.read(List.of(file)).summary();

            assertThat(summary.classes() + summary.classesSkipped())
                    .as("round %d", round)
                    .isBetween(1, 2);
        }
    }

    @Test
    void aClassFileThatAnnouncesGigabytesIsRefusedBeforeTheyAreReserved() throws IOException, InterruptedException {
        byte[] bytes =
                Compiled.of(folder, "shop.Small", SMALL, "-g", "--release", "8").bytes();
        int attribute = bytes.length - 6;
        bytes[attribute] = 0x7F;
        Path file = Files.write(folder.resolve("Small.class"), bytes);

        CodeSummary summary = CodeReader.standard().read(List.of(file)).summary();

        assertThat(summary.classesSkipped()).isEqualTo(1);
        assertThat(summary.firstSkip()).contains("announces");
    }

    @Test
    void aHierarchyThatGoesInCirclesEnds() throws IOException, InterruptedException {
        byte[] one = Compiled.of(folder, "A", "class A {} class B extends A {}").bytes();
        Path circle = Files.createDirectories(folder.resolve("circle"));
        Files.write(circle.resolve("A.class"), renamed(one, "java/lang/Object", "A"));

        assertThatCode(() -> CodeReader.standard().read(List.of(circle))).doesNotThrowAnyException();
    }

    @Test
    void aVeryLongMethodIsReadInTime() throws IOException, InterruptedException {
        var source = new StringBuilder("class Long { String f(String[] a) { String s = \"\"; for (String x : a) {\n");
        for (int i = 0; i < 1_500; i++) {
            source.append("if (x.length() > ")
                    .append(i)
                    .append(") { s = s + x.charAt(")
                    .append(i)
                    .append("); }\n");
        }
        source.append("} return s; } }");

        List<CodeSite> sites =
                Compiled.of(folder, "Long", source.toString(), "-g").sites();

        assertThat(sites).hasSizeLessThanOrEqualTo(1_500);
    }

    private static byte[] renamed(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String old = (char) (from.length() >> 8) + "" + (char) from.length() + from;
        String made = (char) (to.length() >> 8) + "" + (char) to.length() + to;
        return text.replace(old, made).getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<byte[]> corpusClasses() throws IOException, InterruptedException {
        Path compiled = Corpus.of(Path.of("src/corpus"), 17).compile(Javac.own(), folder.resolve("corpus"));
        List<byte[]> classes = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(compiled)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                classes.add(Files.readAllBytes(file));
            }
        }
        return classes;
    }
}
