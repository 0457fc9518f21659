package dev.headroom.cli.config;

import dev.headroom.cli.notation.NotationException;
import dev.headroom.cli.notation.ThinkText;
import dev.headroom.load.answer.AnswerCapture;
import dev.headroom.load.data.DataSet;
import dev.headroom.load.schedule.ThinkTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one entry of {@code load.sessions}. */
final class SessionReader {

    private final Problems problems;
    private final Scalars scalars;
    private final List<DataSet> data;

    SessionReader(Problems problems, List<DataSet> data) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.data = data;
    }

    Optional<SessionConfig> read(Node node) {
        ConfigMapping session = ConfigMapping.of("a session", node, List.of("name", "weight", "steps"), problems);
        Optional<String> name = session.require("name", "shopping").flatMap(n -> scalars.text(n, "name"));
        long weight = session.get("weight")
                .flatMap(n -> scalars.integer(n, "weight", 1, 1_000_000))
                .orElse(1L);
        List<SessionConfig.Step> steps =
                session.require("steps", "[{get: /}]").map(this::steps).orElse(List.of());
        return name.isPresent() && !steps.isEmpty()
                ? Optional.of(new SessionConfig(name.get(), (int) weight, steps))
                : Optional.empty();
    }

    private List<SessionConfig.Step> steps(Node node) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.add(node, "steps must be a list of at least one request");
            return List.of();
        }
        List<SessionConfig.Step> steps = new ArrayList<>();
        List<String> captured = new ArrayList<>();
        for (Node item : list.getValue()) {
            var reader = RequestReader.ofStep(problems, new TemplateNames(data, captured));
            Optional<RequestConfig> request = reader.read(item);
            request.ifPresent(step -> {
                for (AnswerCapture capture : step.answer().captures()) {
                    if (captured.contains(capture.name())) {
                        problems.add(item, "two steps capture '" + capture.name() + "'; give one another name");
                    } else {
                        captured.add(capture.name());
                    }
                }
                steps.add(new SessionConfig.Step(
                        step, reader.think().flatMap(this::think).orElse(ThinkTime.none())));
            });
        }
        return steps.size() == list.getValue().size() ? steps : List.of();
    }

    private Optional<ThinkTime> think(Node node) {
        Optional<ScalarNode> scalar = scalars.scalar(node, "think");
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ThinkText.parse(scalar.get().getValue()));
        } catch (NotationException e) {
            problems.add(scalar.get(), e);
            return Optional.empty();
        }
    }
}
