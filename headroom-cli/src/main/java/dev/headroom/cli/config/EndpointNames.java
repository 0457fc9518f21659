package dev.headroom.cli.config;

import dev.headroom.gate.Subject;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.measure.notation.NearestName;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Whom rules may be about.
 *
 * @param names of the load's requests; empty where they are not known
 */
record EndpointNames(List<String> names, Problems problems) {

    EndpointNames {
        names = List.copyOf(names);
    }

    /** By the key it has, an endpoint where it has neither. */
    static SubjectKind kind(Node node) {
        boolean instance = node instanceof MappingNode mapping
                && mapping.getValue().stream().anyMatch(tuple -> Scalars.is(tuple.getKeyNode(), "instance"));
        return instance ? SubjectKind.INSTANCE : SubjectKind.ENDPOINT;
    }

    /** What {@code endpoint} or {@code instance} of a rule names. */
    Optional<Subject> subject(ConfigMapping rule, SubjectKind kind) {
        return rule.get(kind.id())
                .flatMap(node ->
                        kind == SubjectKind.INSTANCE ? new Scalars(problems).text(node, "instance") : endpoint(node))
                .filter(name -> !name.isBlank())
                .map(name -> new Subject(kind, name));
    }

    private Optional<String> endpoint(Node node) {
        Optional<String> name = new Scalars(problems).text(node, "endpoint");
        if (name.isEmpty() || names.isEmpty() || names.contains(name.get())) {
            return name;
        }
        String question = NearestName.question(name.get(), names);
        problems.add(
                node,
                "no request of the load is named " + ConfigMapping.kind(node)
                        + (question.isEmpty()
                                ? "; it has " + ConfigMapping.shortened(String.join(", ", names))
                                : question));
        return Optional.empty();
    }
}
