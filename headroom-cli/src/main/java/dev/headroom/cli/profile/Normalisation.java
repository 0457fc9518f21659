package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.profile.Profile;
import dev.headroom.profile.diff.ComparedProfiles;
import dev.headroom.profile.diff.Per;
import dev.headroom.profile.diff.Replicate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the counts of a diff are divided by; shares of all samples where nothing is asked for. */
final class Normalisation {

    @Option(
            names = "--per-second",
            description = "Compare samples per second of recording instead of shares of all samples.")
    private boolean perSecond;

    @Option(
            names = "--requests",
            arity = "2",
            paramLabel = "N",
            description =
                    "Compare samples per request: how many the base and the head served; of several profiles one number"
                            + " each, joined by commas, else the number is spread over them evenly.")
    private String @Nullable [] requests;

    ComparedProfiles apply(List<ReadProfile> base, List<ReadProfile> head) throws CommandFailure {
        if (requests != null) {
            return new ComparedProfiles(Per.REQUEST, perRequest(base, requests[0]), perRequest(head, requests[1]));
        } else if (perSecond) {
            return new ComparedProfiles(Per.SECOND, perSecond(base), perSecond(head));
        }
        return ComparedProfiles.perSample(profiles(base), profiles(head));
    }

    private static List<Profile> profiles(List<ReadProfile> side) {
        return side.stream().map(ReadProfile::profile).toList();
    }

    private static List<Replicate> perSecond(List<ReadProfile> side) throws CommandFailure {
        List<Replicate> replicates = new ArrayList<>();
        for (ReadProfile read : side) {
            Duration length = read.length()
                    .filter(known -> !known.isZero())
                    .orElseThrow(() -> CommandFailure.input(
                            read.summaries().get(0).file()
                                    + " does not say how long it was recorded, so nothing can be compared per second.",
                            null));
            replicates.add(new Replicate(read.profile(), length.toNanos() / 1e9));
        }
        return replicates;
    }

    private static List<Replicate> perRequest(List<ReadProfile> side, String numbers) throws CommandFailure {
        String[] each = numbers.split(",", -1);
        if (each.length != 1 && each.length != side.size()) {
            throw CommandFailure.input(
                    "--requests '" + numbers + "' has " + each.length + " numbers for " + side.size()
                            + " profiles. Give one for each, or one for all.",
                    null);
        }
        List<Replicate> replicates = new ArrayList<>();
        for (int i = 0; i < side.size(); i++) {
            double served = each.length == 1 ? number(numbers, each[0]) / side.size() : number(numbers, each[i]);
            replicates.add(new Replicate(side.get(i).profile(), served));
        }
        return replicates;
    }

    private static double number(String numbers, String text) throws CommandFailure {
        try {
            double number = Double.parseDouble(text.strip());
            if (number > 0 && !Double.isInfinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw CommandFailure.input("--requests '" + numbers + "' is not a number of requests above 0.", e);
        }
        throw CommandFailure.input("--requests '" + numbers + "' is not a number of requests above 0.", null);
    }
}
