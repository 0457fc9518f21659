package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.gate.rule.Looks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** After how many blocks a change is judged. */
final class BlockOptions {

    private static final int FEWEST = 2;
    private static final int MOST = 100;

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description = "Measure so many blocks, 2 to 100, and judge once. Default: look after 5, 10 and 20.")
    private @Nullable Integer blocks;

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "Look as by default, but after at most so many blocks, 2 to 100.")
    private @Nullable Integer most;

    Looks looks() throws CommandFailure {
        if (blocks != null && most != null) {
            throw CommandFailure.input("--blocks judges once and --most limits the looks. Give one of them.", null);
        } else if (blocks != null) {
            return Looks.once(require("--blocks", blocks));
        }
        return most == null ? Looks.standard() : upTo(require("--most", most));
    }

    private static Looks upTo(int most) {
        List<Integer> looks = new ArrayList<>(
                Looks.standard().blocks().stream().filter(look -> look < most).toList());
        looks.add(most);
        return Looks.at(looks);
    }

    static int require(String option, int blocks) throws CommandFailure {
        if (blocks < FEWEST || blocks > MOST) {
            throw CommandFailure.input(option + " is " + blocks + ". Give " + FEWEST + " to " + MOST + ".", null);
        }
        return blocks;
    }
}
