package dev.headroom.example.habits;

import java.io.IOException;
import java.sql.SQLException;

/** {@code java -jar habits.jar [PORT]}: serves until the process is told to end. */
public final class HabitsMain {

    private static final int FAILED_TO_OPEN = 1;
    private static final int BAD_USAGE = 2;
    private static final int DEFAULT_PORT = 8082;

    private HabitsMain() {}

    public static void main(String[] arguments) {
        try {
            Habits habits = Habits.open(port(arguments));
            Runtime.getRuntime().addShutdownHook(new Thread(habits::close, "habits-close"));
            System.out.println("habits listening on " + habits.uri());
        } catch (IllegalArgumentException e) {
            end(BAD_USAGE, e.getMessage() + " Usage: java -jar habits.jar [PORT], by default " + DEFAULT_PORT + ".");
        } catch (IOException | SQLException e) {
            end(FAILED_TO_OPEN, "cannot listen: " + e.getMessage() + ". Is the port in use? Give another one.");
        }
    }

    private static int port(String[] arguments) {
        if (arguments.length == 0) {
            return DEFAULT_PORT;
        }
        if (arguments.length > 1 || !arguments[0].matches("\\d{1,5}") || Integer.parseInt(arguments[0]) > 65_535) {
            throw new IllegalArgumentException("'" + String.join(" ", arguments) + "' is no port, 0 to 65535.");
        }
        return Integer.parseInt(arguments[0]);
    }

    private static void end(int exitCode, String message) {
        System.err.println("habits: " + message);
        System.exit(exitCode);
    }
}
