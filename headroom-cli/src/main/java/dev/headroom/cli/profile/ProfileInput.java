package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.view.MergedProfile;
import dev.headroom.profile.view.ProfileFilter;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import dev.headroom.reader.TruncatedRecordingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which samples of which files a question is about: the options they all share. */
public final class ProfileInput {

    /** What people mean who name no sample type, if the file has it. */
    private static final List<String> USUALLY_WANTED = List.of("cpu", "wall", "alloc_space");

    @Option(
            names = "--sample-type",
            paramLabel = "TYPE",
            description = "Which of a file's sample types, for example cpu, wall or alloc_space."
                    + " Default: cpu, else wall, else alloc_space, else its first.")
    private @Nullable String sampleType;

    @Option(names = "--focus", paramLabel = "REGEX", description = "Keep only stacks with such a function.")
    private @Nullable String focus;

    @Option(names = "--ignore", paramLabel = "REGEX", description = "Drop stacks with such a function.")
    private @Nullable String ignore;

    @Option(names = "--hide", paramLabel = "REGEX", description = "Take such functions out of the stacks.")
    private @Nullable String hide;

    @Option(names = "--keep-partial", description = "Read what a cut file still holds.")
    private boolean keepPartial;

    /** What is asked of an open recording. */
    interface Reading<T> {
        T of(Recording recording) throws IOException;
    }

    /** Reads a file, standard input or a URL whole: every sample type, unfiltered. */
    ProfileSet readAll(String file) throws CommandFailure {
        return read(file, Recording::readProfiles);
    }

    /** Asks an open recording for something; standard input and addresses are there only once. */
    <T> T read(String file, Reading<T> reading) throws CommandFailure {
        ReadOptions options = keepPartial ? ReadOptions.KEEP_PARTIAL : ReadOptions.STRICT;
        try (Recording recording = Recordings.open(file, System.in, options)) {
            return reading.of(recording);
        } catch (TruncatedRecordingException e) {
            throw CommandFailure.input(e.getMessage() + " With --keep-partial that part is read.", e);
        } catch (IOException e) {
            throw CommandFailure.input(e.getMessage() == null ? file + ": " + e : e.getMessage(), e);
        }
    }

    /** The profile a question is about, of one file or of several added up, filtered. */
    Profile read(List<String> files, Terminal terminal) throws CommandFailure {
        List<Profile> profiles = new ArrayList<>();
        for (String file : files) {
            ProfileSet set = readAll(file);
            warn(set.summary(), terminal);
            profiles.add(filter().apply(choose(set, file)));
        }
        try {
            return profiles.size() == 1 ? profiles.get(0) : MergedProfile.of(profiles);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.input(String.valueOf(e.getMessage()), e);
        }
    }

    /** The heaviest functions; exact where the format knows totals that its stacks only estimate. */
    TopFrames top(List<String> files, TopFrames.By by, Terminal terminal) throws CommandFailure {
        if (files.size() > 1 || !filter().keepsAll()) {
            return TopFrames.of(read(files, terminal), by);
        }
        ProfileSet set = readAll(files.get(0));
        warn(set.summary(), terminal);
        return set.top(choose(set, files.get(0)), by);
    }

    /** Every sample type of one file, or of several files the one asked for, added up. */
    List<Profile> readToDraw(List<String> files, Terminal terminal) throws CommandFailure {
        if (files.size() > 1 || sampleType != null || !filter().keepsAll()) {
            return List.of(read(files, terminal));
        }
        ProfileSet set = readAll(files.get(0));
        warn(set.summary(), terminal);
        Profile first = choose(set, files.get(0));
        List<Profile> profiles = new ArrayList<>(List.of(first));
        set.profiles().stream().filter(profile -> profile != first).forEach(profiles::add);
        return profiles;
    }

    /** What to call a page or file made of these. */
    static String title(List<String> files) {
        String first = files.get(0);
        String name = first.substring(first.lastIndexOf('/') + 1);
        return files.size() == 1 ? name : name + " and " + (files.size() - 1) + " more";
    }

    Profile choose(ProfileSet set, String file) throws CommandFailure {
        List<String> names =
                set.profiles().stream().map(profile -> profile.type().name()).toList();
        if (names.isEmpty()) {
            throw CommandFailure.input(file + " holds no samples.", null);
        }
        String wanted = sampleType;
        if (wanted == null) {
            return USUALLY_WANTED.stream()
                    .flatMap(name -> set.find(name).stream())
                    .findFirst()
                    .orElseGet(() -> set.profiles().get(0));
        }
        return set.find(wanted)
                .orElseThrow(() -> CommandFailure.input(
                        file + " has no sample type '" + wanted + "'. It has: " + String.join(", ", names) + ".",
                        null));
    }

    ProfileFilter filter() throws CommandFailure {
        return new ProfileFilter(pattern("--focus", focus), pattern("--ignore", ignore), pattern("--hide", hide));
    }

    static Optional<Pattern> pattern(String option, @Nullable String regex) throws CommandFailure {
        if (regex == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            throw CommandFailure.input(
                    option + " '" + regex + "' is not a regular expression: " + e.getDescription() + " at "
                            + e.getIndex() + ".",
                    e);
        }
    }

    static void warn(ReadSummary summary, Terminal terminal) {
        summary.notes().forEach(note -> terminal.err().println("headroom: " + note));
        if (summary.skipped() > 0) {
            terminal.err()
                    .println("headroom: " + summary.skipped() + " events were skipped, the first because "
                            + summary.firstSkipReason());
        }
        if (summary.isTruncated()) {
            terminal.err().println("headroom: " + summary.truncation());
        }
    }
}
