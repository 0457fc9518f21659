package dev.headroom.code.corpus;

import dev.headroom.code.CodeSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Small methods, each with its truth beside it: {@code // finds: rule} at the end of a line that is a site, {@code // silent} at the
 * head of a method that is none.
 */
public final class Corpus {

    private static final Pattern FINDS = Pattern.compile("// finds: ([a-z-]+)");
    private static final int FIRST_WITH_JAVA_11 = 11;

    private final Path root;
    private final int release;

    private Corpus(Path root, int release) {
        this.root = root;
        this.release = release;
    }

    /**
     * @param root the folder with {@code java8}, {@code java11} and {@code stubs}
     * @param release of Java to compile for
     */
    public static Corpus of(Path root, int release) {
        return new Corpus(root, release);
    }

    public List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>(javaFilesIn(root.resolve("java8")));
        if (release >= FIRST_WITH_JAVA_11) {
            sources.addAll(javaFilesIn(root.resolve("java11")));
        }
        return sources;
    }

    private static List<Path> javaFilesIn(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    public Set<Marker> expected() throws IOException {
        Set<Marker> expected = new TreeSet<>();
        for (Path source : sources()) {
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                Matcher finds = FINDS.matcher(lines.get(i));
                while (finds.find()) {
                    expected.add(new Marker(source.getFileName().toString(), i + 1, finds.group(1)));
                }
            }
        }
        return expected;
    }

    /** How many methods must stay silent. */
    public long silentMethods() throws IOException {
        long count = 0;
        for (Path source : sources()) {
            try (Stream<String> lines = Files.lines(source)) {
                count += lines.filter(line -> line.contains("// silent")).count();
            }
        }
        return count;
    }

    /**
     * Compiles the stand-ins for libraries into {@code stubs}, the methods into {@code classes}.
     *
     * @param options for the methods only
     * @return the folder of the methods' classes
     */
    public Path compile(Javac javac, Path into, String... options) throws IOException, InterruptedException {
        Path stubs = Files.createDirectories(into.resolve("stubs"));
        Path classes = Files.createDirectories(into.resolve("classes"));
        javac.run(arguments(List.of("-d", stubs.toString()), javaFilesIn(root.resolve("stubs"))));
        List<String> own = new ArrayList<>(List.of("-d", classes.toString(), "-cp", stubs.toString()));
        own.addAll(List.of(options));
        javac.run(arguments(own, sources()));
        return classes;
    }

    private List<String> arguments(List<String> options, List<Path> sources) {
        List<String> arguments =
                new ArrayList<>(List.of("-g", "-nowarn", "-proc:none", "--release", String.valueOf(release)));
        arguments.addAll(options);
        sources.forEach(source -> arguments.add(source.toString()));
        return arguments;
    }

    /** The sites of a reading, as lines of the corpus. */
    public static Set<Marker> found(List<CodeSite> sites) {
        return sites.stream()
                .map(site -> new Marker(
                        fileOf(site.place().className()),
                        site.place().line(),
                        site.rule().id()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String fileOf(String className) {
        String outermost = className.split("\\$", 2)[0];
        return outermost.substring(outermost.lastIndexOf('.') + 1) + ".java";
    }
}
