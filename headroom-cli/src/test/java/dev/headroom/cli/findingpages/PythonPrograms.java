package dev.headroom.cli.findingpages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Python code of pages: each block with what is around it is a program of its own. */
final class PythonPrograms {

    private static final String COUNTED =
            """
            import sys


            def counted(work, *arguments):
                \"""The result of the work, and how many functions were called for it.\"""
                calls = 0

                def count(frame, event, argument):
                    nonlocal calls
                    calls += event in ("call", "c_call")

                sys.setprofile(count)
                try:
                    result = work(*arguments)
                finally:
                    sys.setprofile(None)
                return result, calls


            """;

    private final Path folder;

    PythonPrograms(Path folder) {
        this.folder = folder;
    }

    Map<String, Printed> run(List<Pair> pairs) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Map<String, Printed> printed = new TreeMap<>();
        for (Pair pair : pairs) {
            printed.put(pair.goodName(), run(pair.goodName(), pair.good() + "\n\n" + pair.around()));
            printed.put(pair.badName(), run(pair.badName(), pair.bad() + "\n\n" + pair.around()));
        }
        return printed;
    }

    private Printed run(String name, String code) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(name + ".py"), COUNTED + code);
        return Printed.of(Tool.run(folder, List.of("python3", "-W", "error", name + ".py")));
    }
}
