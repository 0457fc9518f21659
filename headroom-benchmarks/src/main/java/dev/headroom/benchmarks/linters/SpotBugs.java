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

/** SpotBugs, as it comes or with the detectors for loops that it leaves off, at its lowest threshold. */
public final class SpotBugs implements Linter {

    /** Its kinds, by our rules. */
    private static final Map<String, String> RULES = Map.of(
            "SBSC_USE_STRINGBUFFER_CONCATENATION", "string-concat-in-loop",
            "IIL_PATTERN_COMPILE_IN_LOOP", "regex-compile-in-loop",
            "IIL_PATTERN_COMPILE_IN_LOOP_INDIRECT", "regex-compile-in-loop",
            "IIL_PREPARE_STATEMENT_IN_LOOP", "n-plus-one-queries",
            "IIL_ELEMENTS_GET_LENGTH_IN_LOOP", "quadratic-algorithm",
            "SWL_SLEEP_WITH_LOCK_HELD", "blocking-io-in-hot-path");

    private static final Pattern BUG =
            Pattern.compile("<BugInstance type=\"([A-Z_0-9]+)\".*?</BugInstance>", Pattern.DOTALL);
    /** The place itself; classes and methods have theirs within them. */
    private static final Pattern LINE =
            Pattern.compile("(?m)^ {4}<SourceLine [^>]*classname=\"([\\w.$]+)\" start=\"(\\d+)\"");

    private final String classPath;
    private final boolean forced;
    private final String version;

    public SpotBugs(Path folder, String version, boolean forced) throws IOException, InterruptedException {
        this.classPath = MavenLibraries.fetch(folder, List.of("com.github.spotbugs:spotbugs:" + version));
        this.version = version;
        this.forced = forced;
    }

    @Override
    public String name() {
        return "SpotBugs " + version + (forced ? ", its loop detectors forced on" : "");
    }

    @Override
    public Findings look(CompiledCorpus corpus) throws IOException, InterruptedException {
        Path report = Files.createTempFile("spotbugs", ".xml");
        List<String> command = new ArrayList<>(List.of(
                Child.java(""),
                "-cp",
                classPath,
                "edu.umd.cs.findbugs.FindBugs2",
                "-xml",
                "-output",
                report.toString()));
        if (forced) {
            command.addAll(
                    List.of(
                            "-low",
                            "-effort:max",
                            "-chooseVisitors",
                            "+InefficientInitializationInsideLoop,+StringConcatenation,+InefficientIndexOf,+InefficientToArray"));
        }
        command.addAll(List.of(
                "-auxclasspath", corpus.stubs().toString(), corpus.classes().toString()));
        Child.run(command);
        Findings findings = parse(Files.readString(report));
        Files.delete(report);
        return findings;
    }

    static Findings parse(String xml) {
        Set<Marker> places = new HashSet<>();
        int others = 0;
        Matcher bug = BUG.matcher(xml);
        while (bug.find()) {
            String rule = RULES.get(bug.group(1));
            Matcher line = LINE.matcher(bug.group());
            if (rule != null && line.find()) {
                places.add(new Marker(fileOf(line.group(1)), Integer.parseInt(line.group(2)), rule));
            } else {
                others++;
            }
        }
        return new Findings(places, others);
    }

    private static String fileOf(String className) {
        String outermost = className.split("\\$", 2)[0];
        return outermost.substring(outermost.lastIndexOf('.') + 1) + ".java";
    }
}
