package dev.headroom.cli.run;

import dev.headroom.code.CodeReading;
import dev.headroom.diagnose.code.CodeEvidence;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

/** Reads the classes that a service runs, as its own system properties name them. */
final class ServiceClasses {

    private ServiceClasses() {}

    /** The class path of a JVM; what does not exist, which a JVM passes over too, is left out. */
    static List<Path> pathOf(Properties systemProperties) {
        Path home = Path.of(systemProperties.getProperty("user.dir", ""));
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(systemProperties.getProperty("java.class.path", ""))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> resolve(home, entry))
                .filter(Files::exists)
                .toList();
    }

    private static Path resolve(Path home, String entry) {
        try {
            return home.resolve(entry);
        } catch (InvalidPathException e) {
            return home.resolve("no-such-entry");
        }
    }

    /** @param notes told why, where nothing could be read, or not all of it */
    static CodeEvidence read(List<Path> classPath, List<String> notes) {
        if (classPath.isEmpty()) {
            return CodeEvidence.NONE;
        }
        try {
            CodeReading reading = CodeEvidence.reader().read(classPath);
            if (reading.summary().classesSkipped() > 0) {
                notes.add(String.format(
                        Locale.ROOT,
                        "%,d of the service's %,d classes could not be read as code, the first: %s",
                        reading.summary().classesSkipped(),
                        reading.summary().classes() + reading.summary().classesSkipped(),
                        reading.summary().firstSkip()));
            }
            return CodeEvidence.of(reading);
        } catch (IOException e) {
            notes.add(
                    "The service's classes could not be read, so that no finding is proven by code: " + e.getMessage());
            return CodeEvidence.NONE;
        }
    }
}
