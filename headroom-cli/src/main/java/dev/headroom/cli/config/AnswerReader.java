package dev.headroom.cli.config;

import dev.headroom.cli.notation.AnswerText;
import dev.headroom.cli.notation.NotationException;
import dev.headroom.load.answer.AnswerCapture;
import dev.headroom.load.answer.AnswerCheck;
import dev.headroom.load.answer.AnswerRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what a request says of its answers: {@code checks}, {@code captures}, {@code followRedirects}. */
final class AnswerReader {

    private static final int MOST_REDIRECTS = 20;

    private final Problems problems;
    private final Scalars scalars;

    AnswerReader(Problems problems) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
    }

    AnswerRules read(ConfigMapping request) {
        long redirects = request.get("followRedirects")
                .flatMap(n -> scalars.integer(n, "followRedirects", 0, MOST_REDIRECTS))
                .orElse(0L);
        return new AnswerRules(
                request.get("checks").map(this::checks).orElse(List.of()),
                request.get("captures").map(this::captures).orElse(List.of()),
                (int) redirects);
    }

    private List<AnswerCheck> checks(Node node) {
        List<AnswerCheck> checks = new ArrayList<>();
        for (Node item : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
            scalars.scalar(item, "a check").ifPresent(scalar -> {
                try {
                    checks.add(AnswerText.check(scalar.getValue()));
                } catch (NotationException e) {
                    problems.add(scalar, e);
                }
            });
        }
        return checks;
    }

    private List<AnswerCapture> captures(Node node) {
        List<AnswerCapture> captures = new ArrayList<>();
        ConfigMapping.open("captures", node, problems).entries().forEach((name, value) -> scalars.scalar(
                        value, "what " + ConfigMapping.shortened(name) + " is captured from")
                .flatMap(scalar -> {
                    try {
                        return Optional.of(AnswerText.capture(name, scalar.getValue()));
                    } catch (NotationException e) {
                        problems.add(scalar, e);
                        return Optional.empty();
                    }
                })
                .ifPresent(captures::add));
        return captures;
    }
}
