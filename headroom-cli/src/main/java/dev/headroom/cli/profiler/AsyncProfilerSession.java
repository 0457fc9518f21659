package dev.headroom.cli.profiler;

import dev.headroom.cli.config.ProfileConfig;
import dev.headroom.cli.service.AttachedJvm;
import dev.headroom.cli.service.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * async-profiler, loaded from its own jar: CPU by per-thread timers, allocations by TLAB, wall clock by batches, with the
 * JDK's and Headroom's own events synchronised into the same recording ({@code jfrsync}).
 */
final class AsyncProfilerSession implements ProfilerSession {

    private static final String JFR_SETTINGS = "headroom.jfc";

    private final AttachedJvm jvm;
    private final Path recording;
    private final NativeFiles files;
    private boolean stopped;

    private AsyncProfilerSession(AttachedJvm jvm, Path recording, NativeFiles files) {
        this.jvm = jvm;
        this.recording = recording;
        this.files = files;
    }

    static AsyncProfilerSession start(AttachedJvm jvm, ProfileConfig settings, Path recording, Path agentJar)
            throws ServiceException, IOException {
        var files = NativeFiles.extract(agentJar.resolveSibling(""));
        var session = new AsyncProfilerSession(jvm, recording, files);
        try {
            jvm.loadNativeAgent(files.library(), startOptions(settings, files.jfrSettings(), recording));
        } catch (ServiceException e) {
            files.delete();
            throw e;
        }
        return session;
    }

    /** What async-profiler is asked to do; periods in nanoseconds and bytes, its own units. */
    static String startOptions(ProfileConfig settings, Path jfrSettings, Path recording) {
        List<String> options = new ArrayList<>(List.of("start"));
        settings.cpuInterval().ifPresent(cpu -> options.add("event=ctimer,interval=" + cpu.toNanos()));
        settings.allocInterval().ifPresent(alloc -> options.add("alloc=" + alloc.count()));
        settings.wallInterval().ifPresent(wall -> options.add("wall=" + wall.toNanos()));
        options.add("jfrsync=" + jfrSettings);
        options.add("file=" + recording);
        return String.join(",", options);
    }

    @Override
    public String profiler() {
        return "async-profiler " + files.version();
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public synchronized void stop() throws ServiceException {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            jvm.loadNativeAgent(files.library(), "stop,file=" + recording);
        } finally {
            files.delete();
        }
    }

    /**
     * What async-profiler needs on disk while it runs.
     *
     * <p>The library stays where it is for good: a JVM that is attached to again must be given the very same file, since a
     * copy would be a second library to it, whose classes the JVM has already from the first.
     *
     * @param directory readable to every user, since the measured process may be another one's
     */
    private record NativeFiles(Path directory, Path library, Path jfrSettings, String version) {

        /** @param home of the library, where it may be written */
        static NativeFiles extract(Path home) throws IOException, ServiceException {
            String platform = platform();
            Path directory = Files.createTempDirectory("headroom-profiler");
            Files.setPosixFilePermissions(
                    directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            Path settings = directory.resolve(JFR_SETTINGS);
            Files.write(settings, resource(JFR_SETTINGS));
            byte[] code = resource("/" + platform + "/libasyncProfiler.so");
            Path library = Files.isWritable(home)
                    ? kept(home.resolve("libasyncProfiler-" + platform + ".so"), code)
                    : Files.write(directory.resolve("libasyncProfiler.so"), code);
            return new NativeFiles(directory, library, settings, bundledVersion());
        }

        /** Replaces nothing but another version, and that as a whole: a JVM may have the file mapped. */
        private static Path kept(Path library, byte[] code) throws IOException {
            if (Files.isRegularFile(library) && Arrays.equals(Files.readAllBytes(library), code)) {
                return library;
            }
            Path partial = Files.createTempFile(library.resolveSibling(""), "libasyncProfiler", ".partial");
            Files.write(partial, code);
            Files.setPosixFilePermissions(
                    partial, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            return Files.move(partial, library, StandardCopyOption.ATOMIC_MOVE);
        }

        private static String platform() throws ServiceException {
            String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
            String arch = System.getProperty("os.arch", "");
            if (os.contains("mac")) {
                return "macos";
            } else if (os.contains("linux") && (arch.equals("amd64") || arch.equals("x86_64"))) {
                return "linux-x64";
            } else if (os.contains("linux") && arch.equals("aarch64")) {
                return "linux-arm64";
            }
            throw new ServiceException("there is no async-profiler for " + os + " on " + arch);
        }

        private static String bundledVersion() throws IOException {
            var properties = new Properties();
            try (InputStream in = AsyncProfilerSession.class.getResourceAsStream(
                    "/META-INF/maven/tools.profiler/async-profiler/pom.properties")) {
                if (in != null) {
                    properties.load(in);
                }
            }
            return properties.getProperty("version", "of unknown version");
        }

        private static byte[] resource(String name) throws IOException, ServiceException {
            try (InputStream in = AsyncProfilerSession.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new ServiceException("the installation lacks " + name + ": build it again");
                }
                return in.readAllBytes();
            }
        }

        void delete() {
            directory.resolve("libasyncProfiler.so").toFile().delete();
            jfrSettings.toFile().delete();
            directory.toFile().delete();
        }
    }
}
