package dev.headroom.code.corpus;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** A Java compiler. */
@FunctionalInterface
public interface Javac {

    /** @throws IOException where the sources do not compile */
    void run(List<String> arguments) throws IOException, InterruptedException;

    /** Of the JDK that runs this. */
    static Javac own() {
        return arguments -> {
            var output = new StringWriter();
            var writer = new PrintWriter(output);
            int code = ToolProvider.findFirst("javac")
                    .orElseThrow(() -> new IOException("This Java has no compiler. Use a JDK."))
                    .run(writer, writer, arguments.toArray(String[]::new));
            if (code != 0) {
                throw new IOException("javac ended with " + code + ": " + output);
            }
        };
    }

    /** @param home of another JDK */
    static Javac of(Path home) {
        return arguments -> {
            List<String> command =
                    new ArrayList<>(List.of(home.resolve("bin/javac").toString()));
            command.addAll(arguments);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(home + " ended with " + process.exitValue() + ": " + output);
            }
        };
    }
}
