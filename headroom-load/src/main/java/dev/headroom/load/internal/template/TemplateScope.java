package dev.headroom.load.internal.template;

import dev.headroom.load.data.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names a template may use beside numbers and choices.
 *
 * @param data whose columns are named <code>{users.id}</code>
 * @param captured values that earlier steps of a session leave, named <code>{token}</code>, by their place
 */
public record TemplateScope(List<DataSet> data, List<String> captured) {

    private static final int MOST_NAMED = 12;

    public TemplateScope {
        data = List.copyOf(data);
        captured = List.copyOf(captured);
    }

    public static TemplateScope none() {
        return new TemplateScope(List.of(), List.of());
    }

    boolean isEmpty() {
        return data.isEmpty() && captured.isEmpty();
    }

    /** What a name stands for. */
    Optional<Template.Part> find(String name, Encoding encoding) {
        int place = captured.indexOf(name);
        if (place >= 0) {
            return Optional.of(new Template.Captured(place, encoding));
        }
        for (int set = 0; set < data.size(); set++) {
            if (name.startsWith(data.get(set).name() + ".")) {
                int column = data.get(set).columns().indexOf(name.substring(name.indexOf('.') + 1));
                if (column >= 0) {
                    return Optional.of(new Template.Field(set, data.get(set), column, encoding));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether it can only be meant as a name: that of a data set with whatever column. */
    boolean claims(String name) {
        return data.stream().anyMatch(set -> name.startsWith(set.name() + "."));
    }

    /** For messages: {@code users.id, users.name, token}; empty if there are none. */
    String names() {
        List<String> names = new ArrayList<>();
        data.forEach(set -> set.columns().forEach(column -> names.add(set.name() + "." + column)));
        names.addAll(captured);
        return String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                + (names.size() > MOST_NAMED ? ", …" : "");
    }
}
