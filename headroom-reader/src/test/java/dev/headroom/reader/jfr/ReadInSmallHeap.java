package dev.headroom.reader.jfr;

import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import java.io.IOException;
import java.nio.file.Path;

/** A program that reads a recording's profiles and prints the events, chunks and distinct stacks it met. */
final class ReadInSmallHeap {

    private ReadInSmallHeap() {}

    public static void main(String[] arguments) throws IOException {
        try (Recording recording = Recordings.open(Path.of(arguments[0]))) {
            ProfileSet profiles = recording.readProfiles();
            System.out.println(profiles.summary().events() + " events, "
                    + profiles.summary().chunks() + " chunks, "
                    + recording.stacks().size() + " stacks");
        }
    }
}
