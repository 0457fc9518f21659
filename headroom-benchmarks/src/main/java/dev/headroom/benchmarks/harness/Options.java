package dev.headroom.benchmarks.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code --name value} pairs over defaults; the whole set is printed with the result, so that it can be repeated. */
public final class Options {

    private final Class<?> program;
    private final Map<String, String> values;

    private Options(Class<?> program, Map<String, String> values) {
        this.program = program;
        this.values = values;
    }

    /** Options of a program, as name, default, name, default. */
    public static Options of(Class<?> program, String... namesAndDefaults) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndDefaults.length; i += 2) {
            values.put(namesAndDefaults[i], namesAndDefaults[i + 1]);
        }
        return new Options(program, values);
    }

    /** A copy with what the command line says. */
    public Options parse(String... arguments) {
        Map<String, String> parsed = new LinkedHashMap<>(values);
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!parsed.containsKey(name)) {
                throw new IllegalArgumentException("There is no option " + arguments[i] + ". Options are --"
                        + String.join(", --", values.keySet()));
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        arguments[i] + " needs a value, for example " + arguments[i] + " " + values.get(name));
            }
            parsed.put(name, arguments[i + 1]);
        }
        return new Options(program, parsed);
    }

    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The program has no option --" + name);
        }
        return value;
    }

    /** A comma-separated list; empty for an empty value. */
    public List<String> list(String name) {
        return text(name).isBlank() ? List.of() : List.of(text(name).split(","));
    }

    public Path path(String name) {
        return Path.of(text(name)).toAbsolutePath().normalize();
    }

    /** A whole number, at least 1. */
    public int count(String name) {
        int count = (int) number(name);
        if (count < 1 || count != number(name)) {
            throw new IllegalArgumentException("--" + name + " is a whole number of at least 1, got " + text(name));
        }
        return count;
    }

    public double number(String name) {
        try {
            return Double.parseDouble(text(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " is a number, got " + text(name), e);
        }
    }

    /** A length in seconds, written {@code 20s}. */
    public Duration seconds(String name) {
        String text = text(name);
        if (!text.matches("\\d+s")) {
            throw new IllegalArgumentException("--" + name + " is a number of seconds like 20s, got " + text);
        }
        return Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }

    /** The command that repeats this run, with every option spelled out. */
    public String command() {
        var command = new StringBuilder("java -cp 'headroom-benchmarks/target/lib/*' ").append(program.getName());
        values.forEach(
                (name, value) -> command.append(" --").append(name).append(' ').append(quoted(value)));
        return command.toString();
    }

    private static String quoted(String value) {
        return value.matches("[\\w./,:-]+") ? value : "'" + value + "'";
    }
}
