package dev.headroom.cli.config;

import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadSession;
import dev.headroom.load.data.DataSet;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The names that paths, headers and bodies may use, and whether they use others.
 *
 * @param data whose columns they may name
 * @param captured what earlier steps of the session leave
 */
record TemplateNames(List<DataSet> data, List<String> captured) {

    TemplateNames {
        data = List.copyOf(data);
        captured = List.copyOf(captured);
    }

    /** How one kind of template is checked. */
    interface Check {
        void require(String subject, String text, List<DataSet> data, List<String> captured)
                throws InvalidLoadException;
    }

    boolean holdInPath(Node node, String path, Problems problems) {
        return hold(LoadSession::requirePath, node, "path", path, problems);
    }

    boolean holdInBody(Node node, String body, Problems problems) {
        return hold(LoadSession::requireBody, node, "body", body, problems);
    }

    boolean holdInHeader(Node node, String name, String value, Problems problems) {
        return hold(LoadSession::requireHeader, node, "header " + name, value, problems);
    }

    private boolean hold(Check check, Node node, String subject, String text, Problems problems) {
        try {
            check.require(subject, text, data, captured);
            return true;
        } catch (InvalidLoadException e) {
            problems.add(node, e.getMessage());
            return false;
        }
    }
}
