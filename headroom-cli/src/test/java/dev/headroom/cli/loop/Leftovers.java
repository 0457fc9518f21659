package dev.headroom.cli.loop;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processes that should be gone. */
final class Leftovers {

    private static final Pattern PORT = Pattern.compile("--port (\\d+)");

    private Leftovers() {}

    /** Running shops of this build that were told this port. */
    static List<ProcessHandle> ofShop(String port) {
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    List<String> arguments =
                            Arrays.asList(process.info().arguments().orElse(new String[0]));
                    return arguments.contains(Headroom.SHOP.toString()) && arguments.contains(port);
                })
                .toList();
    }

    /** The port in a text that holds the shop's command. */
    static String port(String text) {
        Matcher port = PORT.matcher(text);
        if (!port.find()) {
            throw new AssertionError("No port in: " + text);
        }
        return port.group(1);
    }
}
