package dev.headroom.load.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Which numbers of users are measured. */
class UserLadderTest {

    private static List<Integer> climb(int mostUsers, IntToDoubleFunction throughput) {
        var ladder = new UserLadder(mostUsers);
        List<LoadLevel> climbed = new ArrayList<>();
        List<Integer> users = new ArrayList<>();
        for (OptionalInt next = ladder.next(climbed); next.isPresent(); next = ladder.next(climbed)) {
            users.add(next.getAsInt());
            climbed.add(new LoadLevel(next.getAsInt(), throughput.applyAsDouble(next.getAsInt())));
        }
        return users;
    }

    @Test
    void itEndsTwoRungsPastTheHighestThroughput() {
        assertThat(climb(64, users -> Math.min(users, 8) * 100)).containsExactly(1, 2, 3, 4, 6, 8, 12, 16);
    }

    @Test
    void aServiceThatNeverScalesStillGetsSevenLevels() {
        assertThat(climb(64, users -> 100)).hasSize(7);
    }

    @Test
    void aServiceThatScalesOnIsFollowedToTheLastRungAllowed() {
        assertThat(climb(64, users -> users * 10)).endsWith(48, 64);
        assertThat(climb(20, users -> users * 10)).endsWith(12, 16);
        assertThat(new UserLadder(20).mostLevels()).isEqualTo(8);
    }

    @Test
    void absurdLaddersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserLadder(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new UserLadder(100_000));
    }
}
