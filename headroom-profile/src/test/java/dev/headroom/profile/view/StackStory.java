package dev.headroom.profile.view;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A profile told as stacks, root first: {@code "main;list:12;query" × 3}; a number after a colon is the line. */
public final class StackStory {

    private final Profile profile = new Profile(SampleType.CPU, new StackTable());

    private StackStory() {}

    public static StackStory profile() {
        return new StackStory();
    }

    public StackStory stack(String rootFirst, long samples) {
        List<Frame> frames = new ArrayList<>();
        for (String part : rootFirst.split(";")) {
            String[] nameAndLine = part.split(":");
            int line = nameAndLine.length > 1 ? Integer.parseInt(nameAndLine[1]) : 0;
            frames.add(new Frame(nameAndLine[0], "", line, FrameKind.UNKNOWN));
        }
        Collections.reverse(frames);
        profile.add(profile.stacks().stackOf(frames), samples * 10, samples);
        return this;
    }

    public Profile build() {
        return profile;
    }

    /** The stacks of a profile as {@code root;…;leaf samples}, sorted. */
    public static List<String> tell(Profile profile) {
        List<String> stacks = new ArrayList<>();
        StackTable table = profile.stacks();
        for (int stack = 0; stack < table.size(); stack++) {
            if (profile.selfSamples(stack) > 0) {
                List<String> names = new ArrayList<>();
                table.framesOf(stack).forEach(frame -> names.add(0, frame.name()));
                stacks.add(String.join(";", names) + " " + profile.selfSamples(stack));
            }
        }
        Collections.sort(stacks);
        return stacks;
    }
}
