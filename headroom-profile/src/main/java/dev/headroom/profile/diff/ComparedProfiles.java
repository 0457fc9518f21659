package dev.headroom.profile.diff;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two sides of recordings, alike enough to be compared.
 *
 * @param base the earlier recordings, at least one
 * @param head the later ones, at least one
 */
public record ComparedProfiles(Per per, List<Replicate> base, List<Replicate> head) {

    public ComparedProfiles {
        base = List.copyOf(base);
        head = List.copyOf(head);
        if (base.isEmpty() || head.isEmpty()) {
            throw new IllegalArgumentException("Both sides need a profile, got " + base.size() + " and " + head.size());
        }
        SampleType type = base.get(0).profile().type();
        Stream.concat(base.stream(), head.stream())
                .map(replicate -> replicate.profile().type())
                .filter(other -> !other.equals(type))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException("Only profiles of one sample type can be compared, got " + type
                            + " and " + other + ". Choose one with --sample-type.");
                });
        requireSamples(samples(base), samples(head));
    }

    /** Shares of all samples. */
    public static ComparedProfiles perSample(List<Profile> base, List<Profile> head) {
        requireSamples(leastSamples(base), leastSamples(head));
        return new ComparedProfiles(Per.SAMPLE, byOwnSamples(base), byOwnSamples(head));
    }

    private static List<Replicate> byOwnSamples(List<Profile> profiles) {
        return profiles.stream()
                .map(profile -> new Replicate(profile, profile.sampleCount()))
                .toList();
    }

    private static long leastSamples(List<Profile> profiles) {
        return profiles.stream().mapToLong(Profile::sampleCount).min().orElse(0);
    }

    private static void requireSamples(long base, long head) {
        if (base == 0 || head == 0) {
            throw new IllegalArgumentException("Every profile compared needs samples, got " + base + " and " + head);
        }
    }

    /** All of them, those of the base first. */
    List<Profile> profiles() {
        return Stream.concat(base.stream(), head.stream())
                .map(Replicate::profile)
                .toList();
    }

    public SampleType type() {
        return base.get(0).profile().type();
    }

    public long baseSamples() {
        return samples(base);
    }

    public long headSamples() {
        return samples(head);
    }

    private static long samples(List<Replicate> side) {
        return side.stream()
                .mapToLong(replicate -> replicate.profile().sampleCount())
                .sum();
    }
}
