package dev.headroom.report.internal;

import java.util.Optional;
import java.util.Set;

/** Where to read on about a rule that Headroom brings: the pages of docs/findings. */
public final class FindingPages {

    private static final Set<String> RULES = Set.of(
            "blocking-io-in-hot-path",
            "boxing-in-hot-path",
            "chatty-remote-calls",
            "costly-object-per-use",
            "database-calls-in-hot-path",
            "defensive-copy",
            "eager-evaluation",
            "exception-flow",
            "gc-pressure",
            "import-in-hot-path",
            "lock-contention",
            "logging-in-hot-path",
            "missing-batch",
            "n-plus-one-queries",
            "optimising-without-profile",
            "quadratic-algorithm",
            "reflection-in-hot-path",
            "regex-compile-in-loop",
            "serialization-cost",
            "string-concat-in-loop",
            "string-formatting-in-hot-path",
            "thread-per-task",
            "unbounded-cache",
            "unpooled-connection",
            "unsized-buffer",
            "unsized-collection");

    private FindingPages() {}

    /** The page, as a path from Headroom's root; none for a rule that a user added. */
    public static Optional<String> of(String rule) {
        return RULES.contains(rule) ? Optional.of("docs/findings/" + rule + ".md") : Optional.empty();
    }
}
