package dev.headroom.cli.findingpages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /** A process each, since modules and caches are the process's. */
    private static final String ALL =
            """
            import subprocess
            import sys

            for name in sys.argv[1:]:
                print("==", name, flush=True)
                subprocess.run([sys.executable, "-W", "error", name + ".py"], check=True)
            """;

    private final Path folder;

    PythonPrograms(Path folder) {
        this.folder = folder;
    }

    Map<String, Printed> run(List<Pair> pairs) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("all.py"), ALL);
        List<String> command = new ArrayList<>(List.of("python3", "all.py"));
        for (Pair pair : pairs) {
            command.add(write(pair.goodName(), pair.good(), pair.around()));
            command.add(write(pair.badName(), pair.bad(), pair.around()));
        }
        return Printed.byName(Tool.run(folder, command));
    }

    private String write(String name, String block, String around) throws IOException {
        Files.writeString(folder.resolve(name + ".py"), COUNTED + block + "\n\n" + around);
        return name;
    }
}
