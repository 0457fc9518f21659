package dev.headroom.diagnose.signature;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Rule files that cannot be used; the message has one line for each of their problems. */
public final class RuleFileException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<RuleProblem> problems;

    RuleFileException(List<RuleProblem> problems) {
        super(problems.stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file. */
    public List<RuleProblem> problems() {
        return problems;
    }
}
