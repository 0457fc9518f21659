package dev.headroom.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where classes are read from, and what is left. */
class ClassPathTest {

    private static final String SOURCE =
            """
            package shop;
            class Lines {
                int words(String[] lines) {
                    int count = 0;
                    for (String line : lines) {
                        count += line.split("[ ,]").length;
                    }
                    return count;
                }
            }
            """;

    @TempDir
    Path folder;

    private Compiled lines;

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        lines = Compiled.of(folder, "shop.Lines", SOURCE, "-g");
    }

    @Test
    void aFolderAJarAndASingleClassGiveTheSame() throws IOException {
        Path jar = file("lines.jar", zip(Map.of("shop/Lines.class", lines.bytes())));

        assertThat(read(lines.folder()).sites()).hasSize(1);
        assertThat(read(jar).sites()).isEqualTo(read(lines.folder()).sites());
        assertThat(read(lines.classFile()).sites())
                .isEqualTo(read(lines.folder()).sites());
    }

    @Test
    void jarsInSpringBootJarsAndWarsAreRead() throws IOException {
        byte[] library = zip(Map.of("shop/Lines.class", lines.bytes()));
        Path boot = file("boot.jar", zip(Map.of("BOOT-INF/lib/lines.jar", library)));
        Path classes = file("plain.jar", zip(Map.of("BOOT-INF/classes/shop/Lines.class", lines.bytes())));
        Path war = file("app.war", zip(Map.of("WEB-INF/lib/lines.jar", library)));

        assertThat(read(boot).sites()).hasSize(1);
        assertThat(read(classes).sites()).hasSize(1);
        assertThat(read(war).sites()).hasSize(1);
    }

    @Test
    void aMultiReleaseJarIsReadAsItsOldestJavaSeesIt() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("shop/Lines.class", lines.bytes());
        entries.put("META-INF/versions/11/shop/Lines.class", lines.bytes());

        CodeSummary summary = read(file("multi.jar", zip(entries))).summary();

        assertThat(summary.classes()).isEqualTo(1);
        assertThat(summary.versionedClasses()).isEqualTo(1);
    }

    @Test
    void ofTwoClassesOfOneNameTheFirstCounts() throws IOException {
        Path jar = file("lines.jar", zip(Map.of("shop/Lines.class", lines.bytes())));

        CodeReading reading = CodeReader.standard().read(List.of(jar, lines.folder()));

        assertThat(reading.sites()).hasSize(1);
        assertThat(reading.summary().duplicateClasses()).isEqualTo(1);
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsLeftAtThatPoint() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("zeros.bin", new byte[3_000_000]);
        entries.put("shop/Lines.class", lines.bytes());
        Path bomb = file("bomb.jar", zip(Map.of("lib/inner.jar", zip(entries))));

        CodeReading reading = new CodeReader(new CodeLimits(100_000, 1_000_000, 100)).read(List.of(bomb));

        assertThat(reading.sites()).isEmpty();
        assertThat(reading.summary().archivesSkipped()).isEqualTo(1);
        assertThat(reading.summary().firstSkip()).contains("unpacks to more than 1000000 bytes");
    }

    @Test
    void tooManyEntriesAndTooLargeClassesAreCounted() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("shop/Lines.class", lines.bytes());
        entries.put("large.class", new byte[2_000]);
        entries.put("more.txt", new byte[1]);
        Path jar = file("many.jar", zip(entries));

        CodeSummary summary = new CodeReader(new CodeLimits(1_500, 1_000_000, 2))
                .read(List.of(jar))
                .summary();

        assertThat(summary.classes()).isEqualTo(1);
        assertThat(summary.classesSkipped()).isEqualTo(1);
        assertThat(summary.archivesSkipped()).isEqualTo(1);
    }

    @Test
    void aDamagedJarInAJarLosesOnlyItself() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        byte[] whole = zip(Map.of("shop/Lines.class", lines.bytes()));
        entries.put("lib/cut.jar", Arrays.copyOf(whole, whole.length / 3));
        entries.put("lib/text.jar", "no archive".getBytes(StandardCharsets.UTF_8));
        entries.put("shop/Lines.class", lines.bytes());

        CodeReading reading = read(file("damaged.jar", zip(entries)));

        assertThat(reading.sites()).hasSize(1);
        assertThat(reading.summary().archivesSkipped()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereOrHoldsNoClassesIsSaidWithARemedy() throws IOException {
        Path text = file("notes.txt", "notes".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read(folder.resolve("none.jar")))
                .isInstanceOf(UnreadableCodeException.class)
                .hasMessageContaining("none.jar: there is no such file or folder. Name a jar");
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableCodeException.class)
                .hasMessageContaining("neither a class file nor a zip archive");
    }

    private static CodeReading read(Path path) throws IOException {
        return CodeReader.standard().read(List.of(path));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
