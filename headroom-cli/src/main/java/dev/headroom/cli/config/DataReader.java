package dev.headroom.cli.config;

import dev.headroom.cli.notation.DataFile;
import dev.headroom.cli.notation.DataFileException;
import dev.headroom.load.data.DataSet;
import dev.headroom.load.data.RowOrder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code load.data}: names of data sets and their CSV files. */
final class DataReader {

    private static final List<String> ORDERS = List.of("round-robin", "random");

    private final Problems problems;
    private final Scalars scalars;
    private final Path folder;

    /** @param folder where files are looked for */
    DataReader(Problems problems, Path folder) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.folder = folder;
    }

    List<DataSet> read(Node node) {
        List<DataSet> sets = new ArrayList<>();
        ConfigMapping.open("data", node, problems).entries().forEach((name, value) -> set(name, value)
                .ifPresent(sets::add));
        return sets;
    }

    private Optional<DataSet> set(String name, Node node) {
        if (!(node instanceof MappingNode)) {
            return scalars.text(node, "a file of rows").flatMap(file -> rows(name, node, file, RowOrder.ROUND_ROBIN));
        }
        ConfigMapping set = ConfigMapping.of("a data set", node, List.of("file", "order"), problems);
        RowOrder order = set.get("order")
                .flatMap(n -> scalars.choice(n, "order", ORDERS))
                .map(word -> word.equals("random") ? RowOrder.RANDOM : RowOrder.ROUND_ROBIN)
                .orElse(RowOrder.ROUND_ROBIN);
        return set.require("file", "users.csv")
                .flatMap(n -> scalars.text(n, "file").flatMap(file -> rows(name, n, file, order)));
    }

    private Optional<DataSet> rows(String name, Node node, String file, RowOrder order) {
        try {
            return Optional.of(DataFile.read(name, folder.resolve(file), order));
        } catch (DataFileException e) {
            problems.add(node, String.valueOf(e.getMessage()));
        } catch (InvalidPathException e) {
            problems.add(node, ConfigMapping.kind(node) + " is not the name of a file");
        }
        return Optional.empty();
    }
}
