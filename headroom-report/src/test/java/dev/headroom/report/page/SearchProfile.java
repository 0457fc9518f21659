package dev.headroom.report.page;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** 600 samples, 400 of them in {@code Search.match}, half of those compiling a pattern; and none of the wall clock. */
final class SearchProfile {

    private SearchProfile() {}

    static List<Profile> search() {
        var table = new StackTable();
        var profile = new Profile(SampleType.CPU, table);
        add(profile, 200, "com.acme.Server.run", "com.acme.Search.match");
        add(profile, 200, "com.acme.Server.run", "com.acme.Search.match", "com.acme.Pattern.compile");
        add(profile, 200, "com.acme.Server.run", "com.acme.Json.write", "com.acme.Buffer.copy");
        return List.of(profile, new Profile(SampleType.WALL, table));
    }

    static void add(Profile profile, int samples, String... rootFirst) {
        List<Frame> leafFirst =
                new ArrayList<>(Arrays.stream(rootFirst).map(Frame::named).toList());
        Collections.reverse(leafFirst);
        profile.add(profile.stacks().stackOf(leafFirst), samples * 10_000_000L, samples);
    }
}
