package dev.headroom.cli.findingpages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a program printed.
 *
 * @param answer all lines but those of its costs
 * @param costs from lines such as {@code cost 51 statements}, by what was counted
 */
record Printed(String answer, Map<String, Long> costs) {

    private static final Pattern COST = Pattern.compile("cost (\\d+) (.+)");
    private static final String START = "== ";

    static Printed of(String output) {
        Map<String, Long> costs = new TreeMap<>();
        String answer = output.lines()
                .filter(line -> {
                    Matcher cost = COST.matcher(line);
                    boolean counts = cost.matches();
                    if (counts) {
                        costs.put(cost.group(2), Long.parseLong(cost.group(1)));
                    }
                    return !counts;
                })
                .collect(Collectors.joining("\n"));
        return new Printed(answer, costs);
    }

    /** Of many programs that ran one after the other, each announced by {@code == name}. */
    static Map<String, Printed> byName(String output) {
        Map<String, StringBuilder> outputs = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : output.lines().collect(Collectors.toList())) {
            if (line.startsWith(START)) {
                current = outputs.computeIfAbsent(line.substring(START.length()), name -> new StringBuilder());
            } else {
                current.append(line).append('\n');
            }
        }
        Map<String, Printed> printed = new LinkedHashMap<>();
        outputs.forEach((name, text) -> printed.put(name, of(text.toString())));
        return printed;
    }
}
