package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.notation.AnswerText;
import dev.headroom.cli.notation.DataFile;
import dev.headroom.cli.notation.DataFileException;
import dev.headroom.cli.notation.NotationException;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.answer.AnswerCheck;
import dev.headroom.load.answer.AnswerRules;
import dev.headroom.load.data.DataSet;
import dev.headroom.load.data.RowOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is sent to the one URL of a load, and what its answers must say. */
final class RequestOptions {

    @Option(names = "--method", paramLabel = "VERB", defaultValue = "GET", description = "Default: ${DEFAULT-VALUE}.")
    private String method = "GET";

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "Sent with every request; may be repeated.")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(names = "--body", paramLabel = "TEXT", description = "Sent with every request.")
    private @Nullable String body;

    @Option(
            names = "--data",
            paramLabel = "[NAME=]FILE",
            description = "A CSV file with a row of column names; {users.id} in path, headers or body is column id of"
                    + " users.csv, all of one row. May be repeated.")
    private List<String> data = new ArrayList<>();

    @Option(names = "--random-rows", description = "Draw rows of --data at random instead of one after another.")
    private boolean randomRows;

    @Option(
            names = "--expect",
            paramLabel = "STATUS",
            split = ",",
            description = "Statuses that are a success. Default: any 2xx.")
    private Set<Integer> expect = new LinkedHashSet<>();

    @Option(
            names = "--check",
            paramLabel = "TEXT",
            description = "What every answer must say, or its request has failed: 'header ETag', 'header Content-Type"
                    + " contains json', 'body contains TEXT', 'json $.items[0].id = 7'. May be repeated.")
    private List<String> checks = new ArrayList<>();

    @Option(
            names = "--follow-redirects",
            paramLabel = "N",
            description = "Follow up to N redirects to the same host and port as part of the request. Default: none,"
                    + " a redirect is an error.")
    private int mostRedirects;

    @Mixin
    private GrpcOptions grpc = new GrpcOptions();

    EndpointLoad endpoint(String path) throws CommandFailure {
        if (grpc.isCall()) {
            return grpc.call(path, headers, body);
        }
        String verb = method.toUpperCase(Locale.ROOT);
        List<AnswerCheck> parsed = new ArrayList<>();
        for (String check : checks) {
            try {
                parsed.add(AnswerText.check(check));
            } catch (NotationException e) {
                throw CommandFailure.input("--check " + e.getMessage(), e);
            }
        }
        return new EndpointLoad(verb + " " + path, verb, path, headers, body, 1, expect)
                .withAnswer(new AnswerRules(parsed, List.of(), mostRedirects));
    }

    List<DataSet> data() throws CommandFailure {
        List<DataSet> sets = new ArrayList<>();
        for (String written : data) {
            int equals = written.indexOf('=');
            Path file = Path.of(written.substring(equals + 1));
            String name = equals < 0 ? DataFile.nameOf(file) : written.substring(0, equals);
            try {
                sets.add(DataFile.read(name, file, randomRows ? RowOrder.RANDOM : RowOrder.ROUND_ROBIN));
            } catch (DataFileException e) {
                throw CommandFailure.input("--data: " + e.getMessage(), e);
            }
        }
        return sets;
    }
}
