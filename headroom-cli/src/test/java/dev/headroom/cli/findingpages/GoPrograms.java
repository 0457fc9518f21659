package dev.headroom.cli.findingpages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Go code of pages: each block is a package without its imports, all are vetted, built into one program and run. */
final class GoPrograms {

    private static final List<String> STANDARD_PACKAGES = List.of(
            "bytes",
            "container/list",
            "database/sql",
            "database/sql/driver",
            "encoding/json",
            "errors",
            "fmt",
            "io",
            "log",
            "net",
            "net/http",
            "net/http/httptest",
            "os",
            "reflect",
            "regexp",
            "runtime",
            "sort",
            "strconv",
            "strings",
            "sync",
            "sync/atomic",
            "text/template",
            "time");

    private static final String ALLOCATED =
            """
            // Bytes allocated so far.
            func allocated() uint64 {
            	var stats runtime.MemStats
            	runtime.ReadMemStats(&stats)
            	return stats.TotalAlloc
            }

            // Main is what the program of all pages calls.
            func Main() { main(); _ = allocated }
            """;

    private final Path folder;

    GoPrograms(Path folder) {
        this.folder = folder;
    }

    /** The good ones run first, so that what only a first run costs is never counted for them. */
    Map<String, Printed> run(List<Pair> pairs) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("go.mod"), "module pages\n\ngo 1.19\n");
        Map<String, String> packages = new TreeMap<>();
        var calls = new StringBuilder();
        for (Pair pair : pairs) {
            packages.put(pair.goodName(), pair.good() + pair.around());
            packages.put(pair.badName(), pair.bad() + pair.around());
            for (String name : List.of(pair.goodName(), pair.badName())) {
                calls.append("\tfmt.Println(\"== ").append(name).append("\")\n");
                calls.append("\t").append(name).append(".Main()\n");
            }
        }
        for (Map.Entry<String, String> code : packages.entrySet()) {
            String name = code.getKey();
            Path file = Files.createDirectories(folder.resolve(name)).resolve(name + ".go");
            Files.writeString(file, "package " + name + "\n\n" + withImports(code.getValue() + ALLOCATED));
        }
        String imports = packages.keySet().stream()
                .map(name -> "import \"pages/" + name + "\"\n")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("main.go"),
                "package main\n\nimport \"fmt\"\n" + imports + "\nfunc main() {\n" + calls + "}\n");
        Tool.run(folder, List.of("go", "build", "-o", "all", "."));
        Tool.run(folder, List.of("go", "vet", "./..."));
        return Printed.byName(Tool.run(folder, List.of("./all")));
    }

    private static String withImports(String code) {
        return STANDARD_PACKAGES.stream()
                        .filter(path -> names(code, path.substring(path.lastIndexOf('/') + 1)))
                        .map(path -> "import \"" + path + "\"\n")
                        .collect(Collectors.joining())
                + "\n"
                + code;
    }

    private static boolean names(String code, String name) {
        return Pattern.compile("(?<![\\w.])" + name + "\\.[A-Z]").matcher(code).find();
    }
}
