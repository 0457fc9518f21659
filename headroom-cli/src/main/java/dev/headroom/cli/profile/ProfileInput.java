package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.view.MergedProfile;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import dev.headroom.reader.TruncatedRecordingException;
import dev.headroom.report.flame.FlameView;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which part of which files a question is about: the options they all share. */
final class ProfileInput {

    /** What people mean who name no sample type, if the file has it. */
    private static final List<String> USUALLY_WANTED = List.of("cpu", "wall", "alloc_space");

    @Option(
            names = "--sample-type",
            paramLabel = "TYPE",
            description = "Which of a file's sample types, for example cpu, wall or alloc_space."
                    + " Default: cpu, else wall, else alloc_space, else its first.")
    private @Nullable String sampleType;

    @Mixin
    private SampleOptions samples = new SampleOptions();

    @Mixin
    private StackOptions stacks = new StackOptions();

    @Option(names = "--keep-partial", description = "Read what a cut file still holds.")
    private boolean keepPartial;

    /** What is asked of an open recording. */
    interface Reading<T> {
        T of(Recording recording) throws IOException;
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

    /** The profile of one file. */
    ReadProfile readOne(String file, Terminal terminal) throws CommandFailure {
        ProfileSet set = chosenSamples(file, terminal);
        return told(set, stacks.apply(choose(set, file)));
    }

    /** The profile of one file or of several added up. */
    ReadProfile readSum(List<String> files, Terminal terminal) throws CommandFailure {
        List<ReadProfile> parts = new ArrayList<>();
        for (String file : files) {
            parts.add(readOne(file, terminal));
        }
        try {
            return ReadProfile.sum(parts);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
    }

    /** The heaviest functions; exact where the format knows totals that its stacks only estimate. */
    TopFrames top(List<String> files, TopFrames.By by, Terminal terminal) throws CommandFailure {
        if (files.size() > 1 || !stacks.keepEverything()) {
            return readSum(files, terminal).top(by);
        }
        ProfileSet set = chosenSamples(files.get(0), terminal);
        return set.top(choose(set, files.get(0)), by);
    }

    /**
     * Every sample type of the files, or the one asked for, each added up over the files and all over one stack table. The
     * first is the one that is shown where nothing else is asked for.
     */
    List<ReadProfile> readTypes(List<String> files, Terminal terminal) throws CommandFailure {
        List<ReadProfile> parts = new ArrayList<>();
        for (String file : files) {
            ProfileSet set = chosenSamples(file, terminal);
            Profile first = choose(set, file);
            parts.add(told(set, stacks.apply(first)));
            for (Profile profile : set.profiles()) {
                if (sampleType == null && profile != first) {
                    parts.add(told(set, stacks.apply(profile)));
                }
            }
        }
        if (files.size() == 1 && stacks.keepEverything()) {
            return parts;
        }
        List<ReadProfile> sums = new ArrayList<>();
        for (Profile sum :
                MergedProfile.byType(parts.stream().map(ReadProfile::profile).toList())) {
            List<ReadProfile> alike = parts.stream()
                    .filter(part -> part.profile().type().equals(sum.type()))
                    .toList();
            ReadProfile told = ReadProfile.sum(alike);
            sums.add(new ReadProfile(sum, told.length(), told.summaries(), told.sampled(), told.stacksEstimated()));
        }
        return sums;
    }

    /** The profiles of {@link #readTypes}, to be drawn. */
    List<FlameView> readToDraw(List<String> files, Terminal terminal) throws CommandFailure {
        return readTypes(files, terminal).stream().map(ReadProfile::toDraw).toList();
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

    private ProfileSet chosenSamples(String file, Terminal terminal) throws CommandFailure {
        ProfileSet set = read(file, samples.selection()::read);
        warn(set.summary(), terminal);
        return set;
    }

    private ReadProfile told(ProfileSet set, Profile profile) {
        Optional<Duration> length = set.summary().length().map(samples::lengthWithin);
        return new ReadProfile(profile, length, List.of(set.summary()), set.isSampled(profile), set.stacksEstimated());
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
