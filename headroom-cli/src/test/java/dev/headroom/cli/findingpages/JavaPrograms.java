package dev.headroom.cli.findingpages;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java code of pages: each block is the members of a class, all are compiled together for Java 17 and run in one JVM. */
final class JavaPrograms {

    private static final String IMPORTS = List.of(
                    "java.io",
                    "java.lang.invoke",
                    "java.lang.reflect",
                    "java.math",
                    "java.net",
                    "java.net.http",
                    "java.nio.channels",
                    "java.nio.charset",
                    "java.nio.file",
                    "java.sql",
                    "java.text",
                    "java.time",
                    "java.time.format",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.function",
                    "java.util.logging",
                    "java.util.regex",
                    "java.util.stream")
            .stream()
            .map(name -> "import " + name + ".*;\n")
            .collect(Collectors.joining());

    private static final String ALLOCATED =
            """
                /** Bytes this thread has allocated so far. */
                static long allocated() {
                    return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                            .getCurrentThreadAllocatedBytes();
                }
            """;

    private final Path folder;

    JavaPrograms(Path folder) {
        this.folder = folder;
    }

    /** The good ones run first, so that what only a first run costs is never counted for them. */
    Map<String, Printed> run(List<Pair> pairs) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<Path> sources = new ArrayList<>();
        var calls = new StringBuilder();
        for (Pair pair : pairs) {
            sources.add(write(pair.goodName(), program(pair.goodName(), pair.good(), pair.around())));
            sources.add(write(pair.badName(), program(pair.badName(), pair.bad(), pair.around())));
            for (String name : List.of(pair.goodName(), pair.badName())) {
                calls.append("System.out.println(\"== ").append(name).append("\");\n");
                calls.append(name).append(".main(args);\n");
            }
        }
        sources.add(write(
                "All",
                "final class All { public static void main(String[] args) throws Throwable {\n" + calls + "} }\n"));
        compile(sources);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String[] command = {java.toString(), "-Xmx256m", "-XX:+UseSerialGC", "-cp", ".", "All"};
        return Printed.byName(Tool.run(folder, List.of(command)));
    }

    private Path write(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), source);
    }

    private static String program(String name, String block, String around) {
        return IMPORTS + "final class " + name + " {\n" + ALLOCATED + block + around + "}\n";
    }

    private void compile(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("--release", "17", "-Xlint:all", "-proc:none", "-d", folder.toString());
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled || !messages.toString().isEmpty()) {
                throw new AssertionError("javac says of the pages' Java code:\n" + messages);
            }
        }
    }
}
