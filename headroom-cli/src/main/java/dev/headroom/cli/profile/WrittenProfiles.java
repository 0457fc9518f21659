package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.report.WrittenProfile;
import dev.headroom.report.convert.WrittenText;
import dev.headroom.report.json.ProfileViewJson;
import java.util.ArrayList;
import java.util.List;

/** Reads files, writes what was asked for of them, and says what that was. */
record WrittenProfiles(ProfileFiles files, OutputOptions output) {

    /** @param counts whether a person is told how many samples were written, not only where */
    void write(Terminal terminal, boolean counts) throws CommandFailure {
        List<ReadProfile> read = files.input().readTypes(files.names(), terminal);
        List<ReadProfile> kept = output.holdable(read);
        for (ReadProfile left : read.subList(kept.size(), read.size())) {
            terminal.err()
                    .println("headroom: " + left.profile().type()
                            + " is left out: the format holds one sample type. Choose it with --sample-type.");
        }
        output.write(ProfileInput.title(files.names()), kept, terminal);
        if (output.isStandardOutput()) {
            return;
        }
        List<WrittenProfile.Content> contents = new ArrayList<>();
        for (ReadProfile profile : kept) {
            contents.add(content(profile));
        }
        var written = new WrittenProfile(output.file().toAbsolutePath().toString(), contents);
        terminal.print(files.asJson() ? ProfileViewJson.written(written) : WrittenText.of(written, counts));
    }

    private static WrittenProfile.Content content(ReadProfile read) {
        long kept = read.profile().sampleCount();
        long whole = read.summaries().stream()
                .mapToLong(summary -> summary.samples(read.profile().type()))
                .sum();
        return new WrittenProfile.Content(read.profile().type(), kept, Math.max(kept, whole));
    }
}
