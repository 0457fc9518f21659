package corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Work that is done before anybody knows whether its result is wanted. */
final class EagerCorpus {

    enum Part {
        SUMS,
        NAMES,
        WORDS
    }

    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final List<String> journal = new ArrayList<>();
    private int asked;

    Map<Part, String> partsThrownAway(List<String> lines, Set<Part> wanted) {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        parts.put(Part.SUMS, sums(lines)); // finds: eager-evaluation
        parts.put(Part.NAMES, names(lines)); // finds: eager-evaluation
        parts.keySet().retainAll(wanted);
        return parts;
    }

    Map<String, String> namedThrownAway(List<String> lines, Set<String> unwanted) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("sums", sums(lines)); // finds: eager-evaluation
        parts.put("size", String.valueOf(lines.size()));
        parts.keySet().removeAll(unwanted);
        return parts;
    }

    Map<String, String> filteredByKey(List<String> lines, String prefix) {
        Map<String, String> parts = new HashMap<>();
        for (String line : lines) {
            parts.put(line, words(line)); // finds: eager-evaluation
        }
        parts.keySet().removeIf(key -> !key.startsWith(prefix));
        return parts;
    }

    String fallback(Optional<String> given, List<String> lines) {
        return given.orElse(sums(lines)); // finds: eager-evaluation
    }

    String fallbackOfMap(Map<String, String> texts, String key, List<String> lines) {
        return texts.getOrDefault(key, names(lines)); // finds: eager-evaluation
    }

    void onlyIfMissing(Map<String, String> texts, String key, List<String> lines) {
        texts.putIfAbsent(key, sums(lines)); // finds: eager-evaluation
    }

    String beforeTheCache(String key, List<String> lines) {
        String report = sums(lines); // finds: eager-evaluation
        String cached = known.get(key);
        if (cached != null) {
            return cached;
        }
        known.put(key, report);
        return report;
    }

    String beforeTheSwitch(boolean detailed, List<String> lines) {
        String names = names(lines); // finds: eager-evaluation
        String sums = sums(lines);
        return detailed ? sums + names : sums;
    }

    List<String> beforeTheQuestion(int limit, List<String> lines) {
        List<String> sorted = sorted(lines); // finds: eager-evaluation
        List<String> answer = new ArrayList<>();
        answer.add("limit " + limit);
        if (limit > 10) {
            answer.addAll(sorted);
        }
        return answer;
    }

    String throughHelper(boolean wide, List<String> lines) {
        String text = described(lines); // finds: eager-evaluation
        if (!wide) {
            return "short";
        }
        return text;
    }

    private static String described(List<String> lines) {
        return "all: " + sums(lines);
    }

    Map<Part, String> wantedOnly(List<String> lines, Set<Part> wanted) { // silent
        Map<Part, String> parts = new EnumMap<>(Part.class);
        for (Part part : wanted) {
            parts.put(part, part == Part.SUMS ? sums(lines) : names(lines));
        }
        return parts;
    }

    Map<String, String> thinnedByValue(List<String> lines) { // silent
        Map<String, String> parts = new HashMap<>();
        for (String line : lines) {
            parts.put(line, words(line));
        }
        parts.values().removeIf(String::isEmpty);
        return parts;
    }

    Map<String, Integer> countedAndThinned(List<String> lines, Set<String> wanted) { // silent
        Map<String, Integer> counts = new TreeMap<>();
        for (String line : lines) {
            counts.put(line, line.length());
        }
        counts.keySet().retainAll(wanted);
        return counts;
    }

    String constantFallback(Optional<String> given) { // silent
        return given.orElse("nothing");
    }

    String plainFallback(Optional<String> given) { // silent
        return given.orElse(title());
    }

    private String title() {
        return "none of " + asked;
    }

    String suppliedFallback(Optional<String> given, List<String> lines) { // silent
        return given.orElseGet(() -> sums(lines));
    }

    List<String> emptyFallback(Map<String, List<String>> texts, String key) { // silent
        return texts.getOrDefault(key, Collections.emptyList());
    }

    void newListIfMissing(Map<String, List<String>> texts, String key) { // silent
        texts.putIfAbsent(key, new ArrayList<>());
    }

    String usedOnBothSides(boolean detailed, List<String> lines) { // silent
        String sums = sums(lines);
        if (detailed) {
            return "detailed " + sums;
        }
        return sums;
    }

    String fallbackUsedElsewhere(Optional<String> given, List<String> lines) { // silent
        String sums = sums(lines);
        return given.orElse(sums) + " of " + sums;
    }

    String usedInTheCondition(List<String> lines) { // silent
        String sums = sums(lines);
        if (sums.length() > 10) {
            return "long " + sums;
        }
        return "short";
    }

    String withAnEffect(boolean tell, String line) { // silent
        String entry = journalled(line);
        if (tell) {
            return entry;
        }
        return "done";
    }

    private String journalled(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            text.append(Character.toUpperCase(line.charAt(i)));
        }
        journal.add(text.toString());
        return text.toString();
    }

    int countingEffect(boolean tell, List<String> lines) { // silent
        int count = countedUp(lines);
        if (tell) {
            return count;
        }
        return 0;
    }

    private int countedUp(List<String> lines) {
        int sum = 0;
        for (String line : lines) {
            sum += line.length();
        }
        asked++;
        return sum;
    }

    String usedUnlessItFails(List<String> lines, String key) { // silent
        String sums = sums(lines);
        if (key.length() > 100) {
            throw new IllegalArgumentException("The key is too long: " + key);
        }
        return key + sums;
    }

    String usedInALoop(List<String> lines) { // silent
        String prefix = sums(lines);
        StringBuilder all = new StringBuilder();
        for (String line : lines) {
            all.append(prefix).append(line);
        }
        return all.toString();
    }

    String nothingToDo(List<String> lines) { // silent
        String sums = sums(lines);
        if (lines.isEmpty()) {
            return "";
        }
        return sums;
    }

    String cheapBefore(boolean detailed, String line) { // silent
        String trimmed = head(line);
        if (detailed) {
            return trimmed;
        }
        return "";
    }

    private static String head(String line) {
        return line.substring(0, 1).trim();
    }

    String askedBefore(boolean detailed, List<String> lines) { // silent
        if (!detailed) {
            return "";
        }
        return sums(lines);
    }

    static String sums(List<String> lines) {
        long sum = 0;
        for (String line : lines) {
            sum += line.length();
        }
        return String.valueOf(sum);
    }

    static String names(List<String> lines) {
        StringBuilder names = new StringBuilder();
        for (String line : lines) {
            names.append(line.charAt(0));
        }
        return names.toString();
    }

    static String words(String line) {
        int words = 0;
        for (int i = 0; i < line.length(); i++) {
            words += line.charAt(i) == ' ' ? 1 : 0;
        }
        return words == 0 ? "" : "words " + words;
    }

    static List<String> sorted(List<String> lines) {
        List<String> sorted = new ArrayList<>();
        for (String line : lines) {
            sorted.add(line.trim());
        }
        Collections.sort(sorted);
        return sorted;
    }
}
