package dev.headroom.reader.load.gatling;

import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.load.internal.RequestRows;
import java.util.OptionalLong;

/**
 * One log, taken row by row; columns are parted by tabs. Up to 3.3 a request's row names its user first:
 *
 * <pre>
 * REQUEST  groups  name  start  end  OK|KO  message          (3.4 to 3.11)
 * REQUEST  user  groups  name  start  end  OK|KO  message    (3.0 to 3.3)
 * </pre>
 */
final class SimulationLog {

    private static final int COLUMNS = 7;
    private static final int COLUMNS_WITH_USER = 8;
    private static final int LONGEST_MESSAGE = 120;

    private final RequestRows rows = new RequestRows();
    private String version = "";
    private long users;
    private long mostUsers;
    private long crashes;

    void take(String line, String place) {
        String[] columns = line.split("\t", -1);
        switch (columns[0]) {
            case "RUN" -> version = columns[columns.length - 1].strip();
            case "USER" -> user(columns);
            case "REQUEST" -> request(columns, place);
            case "ERROR" -> crashes++;
            case "GROUP", "ASSERTION" -> {
                // Groups are sums of requests that were counted already; assertions are the reader's own.
            }
            default -> rows.skip(place, "no row of a simulation.log begins like this");
        }
    }

    /** The last row has no end: Gatling was stopped while it wrote. */
    void cut() {
        rows.note("The log ends inside a row, which was left out: the simulation was stopped, or is still running.");
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    ReportedLoad toLoad() {
        rows.note("Gatling counts in whole milliseconds, opening the connection included.");
        rows.note("The log does not tell an open injection profile from a closed one.");
        if (crashes > 0) {
            rows.note(crashes + " errors of the simulation itself are in no request.");
        }
        return rows.toLoad(
                version.isEmpty() ? "Gatling" : "Gatling " + version,
                "",
                LoadModel.unknown(),
                mostUsers > 0 ? OptionalLong.of(mostUsers) : OptionalLong.empty());
    }

    private void user(String[] columns) {
        boolean starts = java.util.Arrays.asList(columns).contains("START");
        users = Math.max(0, users + (starts ? 1 : -1));
        mostUsers = Math.max(mostUsers, users);
    }

    private void request(String[] columns, String place) {
        int shift = columns.length - COLUMNS;
        if (columns.length != COLUMNS && columns.length != COLUMNS_WITH_USER) {
            rows.skip(place, "a request has " + columns.length + " columns");
            return;
        }
        try {
            long start = Long.parseLong(columns[3 + shift]);
            long end = Long.parseLong(columns[4 + shift]);
            String name = columns[1 + shift] + "/" + columns[2 + shift];
            switch (columns[5 + shift]) {
                case "OK" -> rows.add(name, start, end - start, "", place);
                case "KO" -> rows.add(name, start, end - start, message(columns[6 + shift]), place);
                default -> rows.skip(place, "a request is neither OK nor KO");
            }
        } catch (NumberFormatException e) {
            rows.skip(place, "a request has no times");
        }
    }

    private static String message(String text) {
        String message = text.strip();
        if (message.isEmpty()) {
            return "KO";
        }
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }
}
