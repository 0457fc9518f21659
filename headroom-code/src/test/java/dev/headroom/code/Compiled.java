package dev.headroom.code;

import dev.headroom.code.corpus.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Source text of one class, compiled into a folder of its own. */
final class Compiled {

    private final Path folder;
    private final String className;

    private Compiled(Path folder, String className) {
        this.folder = folder;
        this.className = className;
    }

    /** @param className also the name of the source file; in a package where it has dots */
    static Compiled of(Path into, String className, String source, String... options)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(into, "compiled");
        Path file = folder.resolve(className.substring(className.lastIndexOf('.') + 1) + ".java");
        Files.writeString(file, source);
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", folder.toString()));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());
        Javac.own().run(arguments);
        return new Compiled(folder, className);
    }

    Path folder() {
        return folder;
    }

    Path classFile() {
        return folder.resolve(className.replace('.', '/') + ".class");
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(classFile());
    }

    List<CodeSite> sites() throws IOException {
        return CodeReader.standard().read(List.of(folder)).sites();
    }
}
