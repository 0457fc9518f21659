package dev.headroom.reader;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import java.util.List;
import java.util.Optional;

/**
 * The profiles of one file, over one stack table.
 *
 * @param profiles one for each sample type that the file has samples of, in the order of their first sample
 * @param summary what was read
 */
public record ProfileSet(List<Profile> profiles, ReadSummary summary) {

    public ProfileSet {
        profiles = List.copyOf(profiles);
    }

    public Optional<Profile> find(SampleType type) {
        return profiles.stream().filter(profile -> profile.type().equals(type)).findFirst();
    }

    /** The profile whose sample type has this name, for example {@code cpu}. */
    public Optional<Profile> find(String typeName) {
        return profiles.stream()
                .filter(profile -> profile.type().name().equals(typeName))
                .findFirst();
    }
}
