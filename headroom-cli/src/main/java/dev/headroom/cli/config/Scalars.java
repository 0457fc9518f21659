package dev.headroom.cli.config;

import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.measure.Bytes;
import dev.headroom.measure.notation.NearestName;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns YAML scalars into typed values. What cannot be turned is a problem and an empty result, so that reading goes on
 * and finds the rest.
 */
record Scalars(Problems problems) {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final double LARGEST_BYTES = 0x1p40;

    Optional<String> text(Node node, String what) {
        return scalar(node, what).map(ScalarNode::getValue);
    }

    Optional<Duration> duration(Node node, String what) {
        return amount(node, what, MetricUnit.NANOSECONDS).flatMap(nanos -> {
            if (nanos < 1 || nanos > LONGEST.toNanos()) {
                problems.add(node, what + " lies from 1ns to 86400s, not " + ConfigMapping.kind(node));
                return Optional.empty();
            }
            return Optional.of(Duration.ofNanos(Math.round(nanos)));
        });
    }

    Optional<Bytes> size(Node node, String what) {
        return amount(node, what, MetricUnit.BYTES).flatMap(bytes -> {
            if (bytes < 1 || bytes > LARGEST_BYTES) {
                problems.add(node, what + " lies from 1B to 1024GiB, not " + ConfigMapping.kind(node));
                return Optional.empty();
            }
            return Optional.of(new Bytes(Math.round(bytes)));
        });
    }

    Optional<Double> ratio(Node node, String what) {
        return amount(node, what, MetricUnit.RATIO);
    }

    private Optional<Double> amount(Node node, String what, MetricUnit unit) {
        return scalar(node, what).flatMap(scalar -> {
            try {
                return Optional.of(unit.parse(scalar.getValue()));
            } catch (ExpressionException e) {
                problems.add(scalar, e);
                return Optional.empty();
            }
        });
    }

    Optional<Long> integer(Node node, String what, long least, long most) {
        return scalar(node, what).flatMap(scalar -> {
            String written = scalar.getValue();
            if (written.matches("-?\\d{1,18}")) {
                long value = Long.parseLong(written);
                if (value >= least && value <= most) {
                    return Optional.of(value);
                }
            }
            problems.add(
                    scalar,
                    what + " must be a whole number from " + least + " to " + most + ", not "
                            + ConfigMapping.kind(scalar));
            return Optional.empty();
        });
    }

    Optional<URI> httpUrl(Node node, String what) {
        return scalar(node, what).flatMap(scalar -> {
            try {
                URI uri = new URI(scalar.getValue());
                boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (http && uri.getHost() != null) {
                    return Optional.of(uri);
                }
                problems.add(
                        scalar,
                        what + " must be a URL such as http://127.0.0.1:8080/, not " + ConfigMapping.kind(scalar));
            } catch (URISyntaxException e) {
                problems.add(scalar, what + " is not a URL: " + e.getReason());
            }
            return Optional.empty();
        });
    }

    /** One of a few words. */
    Optional<String> choice(Node node, String what, List<String> words) {
        return scalar(node, what).flatMap(scalar -> {
            if (words.contains(scalar.getValue())) {
                return Optional.of(scalar.getValue());
            }
            problems.add(
                    scalar,
                    what + " must be one of " + String.join(", ", words) + ", not " + ConfigMapping.kind(scalar)
                            + NearestName.question(scalar.getValue(), words));
            return Optional.empty();
        });
    }

    static boolean is(Node node, String word) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(word);
    }

    Optional<ScalarNode> scalar(Node node, String what) {
        boolean empty = node.getTag().equals(Tag.NULL);
        if (node instanceof ScalarNode scalar && !empty) {
            return Optional.of(scalar);
        }
        problems.add(
                node,
                empty ? what + " has no value" : what + " must be a single value, not " + ConfigMapping.kind(node));
        return Optional.empty();
    }
}
