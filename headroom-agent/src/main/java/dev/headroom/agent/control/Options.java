package dev.headroom.agent.control;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * {@code key=value,key=value} as given to the agent. Keys: {@code command} ({@code install}, {@code jfr-start},
 * {@code jfr-stop}, {@code heap-live}, {@code status}; default {@code install}), {@code answer} (file to answer to),
 * {@code file} and {@code settings} (of {@code jfr-start}). Values cannot hold a comma.
 */
public final class Options {
    private static final String KNOWN = " command answer file settings ";

    private final Properties values;

    private Options(Properties values) {
        this.values = values;
    }

    /** Whatever is malformed is kept out and told by {@link CommandException}; what could be read decides where to. */
    static Options parse(String text) throws CommandException {
        Properties values = new Properties();
        String problem = null;
        for (int from = 0; from < text.length(); ) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            String option = text.substring(from, to);
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (equals < 0 || key.isEmpty() || !KNOWN.contains(" " + key + " ")) {
                problem = "Option \"" + option + "\" is not known. Give key=value with one of" + KNOWN.stripTrailing();
            } else {
                values.setProperty(key, option.substring(equals + 1));
            }
            from = to + 1;
        }
        Options options = new Options(values);
        if (problem != null) {
            throw new CommandException(problem + ".", options.answer());
        }
        return options;
    }

    String command() {
        return values.getProperty("command", "install");
    }

    @Nullable
    String answer() {
        return values.getProperty("answer");
    }

    String settings() {
        return values.getProperty("settings", "profile");
    }

    String required(String key) throws CommandException {
        String value = values.getProperty(key);
        if (value == null || value.isEmpty()) {
            throw new CommandException("Command " + command() + " needs " + key + "=….", answer());
        }
        return value;
    }
}
