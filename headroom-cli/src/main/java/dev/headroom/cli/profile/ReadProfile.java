package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.Profile;
import dev.headroom.reader.ProfileSet;

/**
 * The profile of one input that a question is about, with how long it was recorded; read once, since standard input and
 * addresses give it only once.
 *
 * @param lengthNanos 0 where the input does not say
 */
record ReadProfile(String file, Profile profile, long lengthNanos) {

    static ReadProfile of(String file, ProfileInput input, Terminal terminal) throws CommandFailure {
        ProfileSet set = input.readAll(file);
        ProfileInput.warn(set.summary(), terminal);
        long length = set.summary().endNanos() - set.summary().startNanos();
        return new ReadProfile(file, input.filter().apply(input.choose(set, file)), Math.max(0, length));
    }
}
