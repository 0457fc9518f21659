package dev.headroom.code.internal.files;

import dev.headroom.code.CodeLimits;
import dev.headroom.code.UnreadableCodeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The class files of jars (also Spring Boot's and wars, with the jars in them), folders (with the jars in them) and single class
 * files, in the order given. Nothing is kept: each pass reads the files anew.
 */
public final class ClassPath {

    private final List<Path> entries;
    private final CodeLimits limits;

    public ClassPath(List<Path> entries, CodeLimits limits) {
        this.entries = List.copyOf(entries);
        this.limits = limits;
    }

    /** Hands each class file to the sink. */
    public void forEach(ClassSink sink) throws IOException {
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                readFolder(entry, sink);
            } else if (!Files.isRegularFile(entry)) {
                throw new UnreadableCodeException(
                        entry,
                        "there is no such file or folder",
                        "Name a jar, a war, a folder of classes or a .class file.");
            } else if (isClass(entry.toString())) {
                readClass(entry, sink);
            } else {
                readNamedArchive(entry, sink);
            }
        }
    }

    private void readFolder(Path folder, ClassSink sink) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> isClass(file.toString()) || isArchive(file.toString()))
                    .sorted(Comparator.naturalOrder())
                    .forEach(files::add);
        } catch (UncheckedIOException e) {
            throw new UnreadableCodeException(folder, "not all of it may be read", "Check its permissions.", e);
        }
        for (Path file : files) {
            if (isClass(file.toString())) {
                readClass(file, sink);
            } else {
                readFoundArchive(file, sink);
            }
        }
    }

    private void readClass(Path file, ClassSink sink) throws IOException {
        String name = file.toString();
        if (isDescriptor(name)) {
            return;
        }
        if (isVersioned(name.replace('\\', '/'))) {
            sink.versioned(name);
        } else if (Files.size(file) > limits.classBytes()) {
            sink.skipped(name, "larger than " + limits.classBytes() + " bytes");
        } else {
            sink.accept(name, Files.readAllBytes(file));
        }
    }

    private void readNamedArchive(Path file, ClassSink sink) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (in.read() != 'P' || in.read() != 'K') {
                throw new UnreadableCodeException(
                        file,
                        "neither a class file nor a zip archive",
                        "Name a jar, a war, a folder of classes or a .class file.");
            }
        }
        readFoundArchive(file, sink);
    }

    private void readFoundArchive(Path file, ClassSink sink) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            new Archive(limits, sink).read(file.toString(), in);
        }
    }

    static boolean isClass(String name) {
        return name.endsWith(".class");
    }

    static boolean isArchive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jar") || lower.endsWith(".war") || lower.endsWith(".ear");
    }

    /** Declares a module or annotates a package: no code. */
    static boolean isDescriptor(String name) {
        return name.endsWith("module-info.class") || name.endsWith("package-info.class");
    }

    static boolean isVersioned(String name) {
        return name.contains("META-INF/versions/");
    }
}
