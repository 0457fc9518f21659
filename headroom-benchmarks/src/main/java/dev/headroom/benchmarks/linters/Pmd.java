package dev.headroom.benchmarks.linters;

import dev.headroom.benchmarks.harness.Child;
import dev.headroom.code.corpus.Marker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PMD with its performance category, on the sources. */
public final class Pmd implements Linter {

    /** Its rules, by ours. */
    private static final Map<String, String> RULES = Map.of(
            "UseStringBufferForStringAppends", "string-concat-in-loop",
            "InsufficientStringBufferDeclaration", "unsized-collection",
            "AvoidFileStream", "blocking-io-in-hot-path");

    /** Problem, package, file, priority, line, description, rule set, rule. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\"\\d+\",\"[^\"]*\",\"([^\"]*)\",\"\\d+\",\"(\\d+)\",\".*\",\"[^\"]*\",\"(\\w+)\"$");

    private final String classPath;
    private final String version;

    public Pmd(Path folder, String version) throws IOException, InterruptedException {
        this.classPath = MavenLibraries.fetch(
                folder, List.of("net.sourceforge.pmd:pmd-java:" + version, "net.sourceforge.pmd:pmd-cli:" + version));
        this.version = version;
    }

    @Override
    public String name() {
        return "PMD " + version + ", category performance";
    }

    @Override
    public Findings look(CompiledCorpus corpus) throws IOException, InterruptedException {
        Path report = Files.createTempFile("pmd", ".csv");
        List<String> command = new ArrayList<>(List.of(
                Child.java(""),
                "-cp",
                classPath,
                "net.sourceforge.pmd.cli.PmdCli",
                "check",
                "--no-progress",
                "--no-cache",
                "--no-fail-on-violation",
                "-R",
                "category/java/performance.xml",
                "-f",
                "csv",
                "-r",
                report.toString(),
                "--use-version",
                "java-17",
                "--aux-classpath",
                corpus.classes() + ":" + corpus.stubs()));
        for (Path folder : corpus.sourceFolders()) {
            command.addAll(List.of("-d", folder.toString()));
        }
        Child.run(command);
        Findings findings = parse(Files.readString(report));
        Files.delete(report);
        return findings;
    }

    static Findings parse(String csv) {
        Set<Marker> places = new HashSet<>();
        int others = 0;
        Matcher row = ROW.matcher(csv);
        while (row.find()) {
            String rule = RULES.get(row.group(3));
            if (rule == null) {
                others++;
            } else {
                String file = row.group(1);
                places.add(new Marker(file.substring(file.lastIndexOf('/') + 1), Integer.parseInt(row.group(2)), rule));
            }
        }
        return new Findings(places, others);
    }
}
