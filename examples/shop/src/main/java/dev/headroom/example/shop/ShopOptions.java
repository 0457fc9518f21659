package dev.headroom.example.shop;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a shop is opened.
 *
 * @param port the port on the loopback address, 0 for any free one
 * @param jdbcUrl the database
 * @param jdbcUser the database's user
 * @param jdbcPassword the user's password
 * @param fixes which planted habits are off
 * @param workDir where the audit file and the log go; null for a temporary folder that goes when the shop closes
 * @param log where the log goes
 */
public record ShopOptions(
        int port,
        String jdbcUrl,
        String jdbcUser,
        String jdbcPassword,
        Fixes fixes,
        @Nullable Path workDir,
        LogTarget log) {

    /** Where the log goes. */
    public enum LogTarget {
        FILE,
        CONSOLE
    }

    static final String HELP = String.join(
            System.lineSeparator(),
            "Usage: java -jar shop.jar [options]",
            "",
            "  --port N            listen on 127.0.0.1:N; 0 takes any free port (default 8080)",
            "  --jdbc-url URL      the database (default: H2 in memory); PostgreSQL: jdbc:postgresql://host/name",
            "  --jdbc-user NAME    its user (default: sa on H2)",
            "  --jdbc-password PW  the user's password",
            "  --fixed LIST        habits to repair: all, none (default), or ids between commas, of",
            "                      " + Planted.ids(),
            "  --work-dir DIR      where audit.log and shop.log go (default: a temporary folder, removed at the end)",
            "  --log file|console  where the log goes (default: file)",
            "  --help              this text",
            "",
            "Each option can be given by the environment too: SHOP_PORT, SHOP_JDBC_URL, SHOP_JDBC_USER,",
            "SHOP_JDBC_PASSWORD, SHOP_FIXED, SHOP_WORK_DIR, SHOP_LOG. The command line wins.");

    private static final List<String> NAMES =
            List.of("--port", "--jdbc-url", "--jdbc-user", "--jdbc-password", "--fixed", "--work-dir", "--log");
    private static final int MAX_PORT = 65_535;

    public ShopOptions {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("A port lies between 0 and " + MAX_PORT + ", got " + port);
        }
    }

    /** Options of a shop with this database, on any free port, with a temporary folder. */
    public static ShopOptions on(String jdbcUrl, String jdbcUser, String jdbcPassword, Fixes fixes) {
        return new ShopOptions(0, jdbcUrl, jdbcUser, jdbcPassword, fixes, null, LogTarget.FILE);
    }

    static ShopOptions parse(String[] args, Map<String, String> environment) throws BadOptionException {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : NAMES) {
            String variable = "SHOP" + name.substring(1).replace('-', '_').toUpperCase(Locale.ROOT);
            String value = environment.get(variable);
            if (value != null) {
                given.put(name, value);
            }
        }
        given.putAll(commandLine(args));
        String jdbcUrl = given.getOrDefault("--jdbc-url", "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
        if (!jdbcUrl.startsWith("jdbc:")) {
            throw new BadOptionException(
                    "--jdbc-url is '" + jdbcUrl + "'. It must start with jdbc:h2: or jdbc:postgresql:.");
        }
        return new ShopOptions(
                port(given.getOrDefault("--port", "8080")),
                jdbcUrl,
                given.getOrDefault("--jdbc-user", jdbcUrl.startsWith("jdbc:h2:") ? "sa" : ""),
                given.getOrDefault("--jdbc-password", ""),
                Fixes.parse(given.getOrDefault("--fixed", "none")),
                workDir(given.get("--work-dir")),
                log(given.getOrDefault("--log", "file")));
    }

    private static Map<String, String> commandLine(String[] args) throws BadOptionException {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            String name = equals < 0 ? args[i] : args[i].substring(0, equals);
            if (!NAMES.contains(name)) {
                throw new BadOptionException(
                        "Unknown option '" + args[i] + "'. Known are " + String.join(", ", NAMES) + " and --help.");
            }
            if (equals < 0 && i + 1 == args.length) {
                throw new BadOptionException(name + " needs a value.");
            }
            given.put(name, equals < 0 ? args[++i] : args[i].substring(equals + 1));
        }
        return given;
    }

    private static int port(String text) throws BadOptionException {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MAX_PORT) {
            throw new BadOptionException("--port is '" + text + "'. Give a number between 0 and " + MAX_PORT + ".");
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Path workDir(@Nullable String text) throws BadOptionException {
        if (text == null) {
            return null;
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadOptionException("--work-dir is '" + text + "', which is no path: " + e.getReason() + ".");
        }
    }

    private static LogTarget log(String text) throws BadOptionException {
        return switch (text) {
            case "file" -> LogTarget.FILE;
            case "console" -> LogTarget.CONSOLE;
            default -> throw new BadOptionException("--log is '" + text + "'. Give file or console.");
        };
    }
}
