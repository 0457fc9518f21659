package corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Patterns, compiled once or again and again. */
final class RegexCorpus {

    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final String DIGITS = "[0-9]+";
    private final String pattern;
    private final Map<String, Pattern> known = new HashMap<>();

    RegexCorpus(String pattern) {
        this.pattern = pattern;
    }

    int compileInFor(List<String> lines) {
        int count = 0;
        for (String line : lines) {
            if (Pattern.compile("a+b").matcher(line).find()) { // finds: regex-compile-in-loop
                count++;
            }
        }
        return count;
    }

    int compileInWhile(Iterator<String> lines) {
        int count = 0;
        while (lines.hasNext()) {
            Matcher matcher = Pattern.compile(DIGITS, Pattern.CASE_INSENSITIVE).matcher(lines.next()); // finds: regex-compile-in-loop
            count += matcher.find() ? 1 : 0;
        }
        return count;
    }

    int stringMatches(String[] lines) {
        int count = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].matches("x[yz]*")) { // finds: regex-compile-in-loop
                count++;
            }
        }
        return count;
    }

    List<String> replaceAllInDo(List<String> lines) {
        List<String> clean = new ArrayList<>(lines);
        int i = 0;
        do {
            clean.set(i, clean.get(i).replaceAll("\\s+", " ")); // finds: regex-compile-in-loop
            i++;
        } while (i < clean.size());
        return clean;
    }

    String[][] splitOnSpaces(String[] lines) {
        String[][] words = new String[lines.length][];
        for (int i = 0; i < lines.length; i++) {
            words[i] = lines[i].split("\\s+"); // finds: regex-compile-in-loop
        }
        return words;
    }

    long splitOnMeta(List<String> lines) {
        long parts = 0;
        for (String line : lines) {
            parts += line.split("|").length; // finds: regex-compile-in-loop
        }
        return parts;
    }

    long splitOnClass(List<String> lines) {
        long parts = 0;
        for (String line : lines) {
            parts += line.split("\\d").length; // finds: regex-compile-in-loop
        }
        return parts;
    }

    List<String> inStream(Collection<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("[a-z]+")) // finds: regex-compile-in-loop
                .collect(Collectors.toList());
    }

    void inForEach(List<String> lines, List<String> out) {
        lines.forEach(line -> out.add(line.replaceFirst("^0+", ""))); // finds: regex-compile-in-loop
    }

    List<String> blockLambda(List<String> lines) {
        return lines.stream()
                .map(line -> {
                    String trimmed = line.trim();
                    return trimmed.replaceAll("[,;]", ""); // finds: regex-compile-in-loop
                })
                .collect(Collectors.toList());
    }

    void removing(List<String> lines) {
        lines.removeIf(line -> Pattern.matches("#.*", line)); // finds: regex-compile-in-loop
    }

    int helperOfDepthOne(List<String> lines) {
        int count = 0;
        for (String line : lines) {
            count += isNumber(line) ? 1 : 0; // finds: regex-compile-in-loop
        }
        return count;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+");
    }

    int helperOfDepthTwo(List<String> lines) {
        int count = 0;
        for (String line : lines) {
            count += weight(line); // finds: regex-compile-in-loop
        }
        return count;
    }

    private static int weight(String text) {
        return isNumber(text) ? 2 : 1;
    }

    int helperOfDepthThree(List<String> lines) {
        int count = 0;
        for (String line : lines) {
            count += rounded(line); // finds: regex-compile-in-loop
        }
        return count;
    }

    private static int rounded(String text) {
        return 10 * weight(text);
    }

    int helperOfDepthFour(List<String> lines) { // silent
        int count = 0;
        for (String line : lines) {
            count += doubled(line);
        }
        return count;
    }

    private static int doubled(String text) {
        return 2 * rounded(text);
    }

    int patternThroughHelper(List<String> lines) {
        int count = 0;
        for (String line : lines) {
            count += fits(line, "[A-Z]{2}") ? 1 : 0; // finds: regex-compile-in-loop
        }
        return count;
    }

    int varyingPatternThroughHelper(List<String> patterns, String line) { // silent
        int count = 0;
        for (String each : patterns) {
            count += fits(line, each) ? 1 : 0;
        }
        return count;
    }

    private static boolean fits(String text, String expression) {
        return Pattern.compile(expression).matcher(text).matches();
    }

    long methodReference(List<String> lines) {
        return lines.stream().filter(RegexCorpus::isNumber).count(); // finds: regex-compile-in-loop
    }

    long fieldPattern(List<String> lines) {
        long count = 0;
        for (String line : lines) {
            if (line.matches(pattern)) { // finds: regex-compile-in-loop
                count++;
            }
        }
        return count;
    }

    long parameterPattern(List<String> lines, String expression) {
        long count = 0;
        for (String line : lines) {
            Matcher matcher = Pattern.compile("^" + expression).matcher(line); // finds: regex-compile-in-loop
            count += matcher.find() ? 1 : 0;
        }
        return count;
    }

    long innerLoop(List<List<String>> pages) {
        long count = 0;
        for (List<String> page : pages) {
            for (String line : page) {
                count += line.replaceAll("<[^>]+>", "").length(); // finds: regex-compile-in-loop
            }
        }
        return count;
    }

    long secondOfTwoLoops(List<String> lines) {
        long count = 0;
        for (String line : lines) {
            count += line.length();
        }
        for (String line : lines) {
            count -= line.split("[ \t]").length; // finds: regex-compile-in-loop
        }
        return count;
    }

    long insideTry(List<String> lines) {
        long count = 0;
        for (String line : lines) {
            try {
                count += Long.parseLong(line.replaceAll("_+", "")); // finds: regex-compile-in-loop
            } finally {
                count++;
            }
        }
        return count;
    }

    long conditional(List<String> lines) {
        long count = 0;
        for (String line : lines) {
            if (line.length() > 3 && line.matches(".*end")) { // finds: regex-compile-in-loop
                count++;
            }
        }
        return count;
    }

    int compiledOnce(List<String> lines) { // silent
        int count = 0;
        Pattern once = Pattern.compile("a+b");
        for (String line : lines) {
            count += once.matcher(line).find() ? 1 : 0;
        }
        return count;
    }

    int staticPattern(List<String> lines) { // silent
        int count = 0;
        for (String line : lines) {
            count += WORD.matcher(line).find() ? 1 : 0;
        }
        return count;
    }

    int noLoop(String line) { // silent
        return line.split("\\s+").length + line.replaceAll("x+", "").length();
    }

    long splitOnComma(List<String> lines) { // silent
        long parts = 0;
        for (String line : lines) {
            parts += line.split(",").length;
        }
        return parts;
    }

    long splitOnEscapedDot(List<String> lines) { // silent
        long parts = 0;
        for (String line : lines) {
            parts += line.split("\\.").length;
        }
        return parts;
    }

    long splitOnTab(String[] lines) { // silent
        long parts = 0;
        for (String line : lines) {
            parts += line.split("\t", -1).length;
        }
        return parts;
    }

    List<Pattern> varyingPattern(List<String> expressions) { // silent
        List<Pattern> patterns = new ArrayList<>(expressions.size());
        for (String expression : expressions) {
            patterns.add(Pattern.compile(expression));
        }
        return patterns;
    }

    List<Pattern> varyingPatternInStream(List<String> expressions) { // silent
        return expressions.stream().map(Pattern::compile).collect(Collectors.toList());
    }

    boolean builtPattern(List<String> names, String text) { // silent
        for (String name : names) {
            if (text.matches(".*\\b" + Pattern.quote(name) + "\\b.*")) {
                return true;
            }
        }
        return false;
    }

    Pattern earlyReturn(List<String> names) { // silent
        for (String name : names) {
            if (name.isEmpty()) {
                return Pattern.compile("^$");
            }
        }
        return WORD;
    }

    String breakAfterwards(List<String> names) { // silent
        String found = "";
        for (String name : names) {
            if (name.length() > 9) {
                found = name.replaceAll("[aeiou]", "");
                break;
            }
        }
        return found;
    }

    String failing(List<String> names) { // silent
        for (String name : names) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException(names.toString().replaceAll("\\s+", ""));
            }
        }
        return "";
    }

    int once() { // silent
        int count = 0;
        do {
            count += "a1b2".split("[0-9]").length;
        } while (false);
        return count;
    }

    int onceCounted(String text) { // silent
        int count = 0;
        for (int i = 0; i < 1; i++) {
            count += text.split("[0-9]").length;
        }
        return count;
    }

    int onceOverSingleton(String text) { // silent
        int count = 0;
        for (String each : Collections.singletonList(text)) {
            count += each.split("[0-9]").length;
        }
        return count;
    }

    Pattern cached(List<String> names) { // silent
        Pattern last = WORD;
        for (String name : names) {
            last = known.computeIfAbsent("fixed", key -> Pattern.compile("[a-z]+"));
            last.matcher(name);
        }
        known.clear();
        return last;
    }

    Optional<String> optional(Optional<String> line) { // silent
        return line.map(text -> text.replaceAll("\\s+", " "));
    }

    int retry(String text) { // silent
        int attempts = 0;
        while (true) {
            try {
                return Integer.parseInt(text.replaceAll("\\s+", ""));
            } catch (IllegalStateException busy) {
                attempts++;
                if (attempts > 3) {
                    throw busy;
                }
            }
        }
    }

    String plainReplace(List<String> lines) { // silent
        StringBuilder out = new StringBuilder(100);
        for (String line : lines) {
            out.append(line.replace("  ", " "));
        }
        return out.toString();
    }

    int hoistedHelper(List<String> lines) { // silent
        boolean number = isNumber(lines.get(0));
        int count = 0;
        for (String line : lines) {
            count += number ? line.length() : 1;
        }
        return count;
    }

    int inLoopOfOptional(List<Optional<String>> lines) {
        int count = 0;
        for (Optional<String> line : lines) {
            count += line.map(text -> text.replaceAll("\\s+", " ")).orElse("").length(); // finds: regex-compile-in-loop
        }
        return count;
    }

    int anonymous(List<String> lines) {
        int[] count = {0};
        lines.forEach(new java.util.function.Consumer<String>() {
            @Override
            public void accept(String line) {
                count[0] += line.split("[;:]").length; // finds: regex-compile-in-loop
            }
        });
        return count[0];
    }

    List<Boolean> chosen(List<String> lines) { // silent
        return Arrays.asList(lines.get(0).matches("a.*"), lines.get(1).matches("b.*"));
    }

    int sameWordsForEach(List<String> lines, List<String> words) {
        int count = 0;
        for (String line : lines) {
            for (String word : words) {
                count += Pattern.compile("\\b" + word).matcher(line).find() ? 1 : 0; // finds: regex-compile-in-loop
            }
        }
        return count;
    }

    int sameWordsInHelper(List<String> lines, String[] words) {
        int count = 0;
        for (String line : lines) {
            count += fitsAny(line, words) ? 1 : 0; // finds: regex-compile-in-loop
        }
        return count;
    }

    private static boolean fitsAny(String line, String[] words) { // silent
        for (String word : words) {
            if (Pattern.compile(word).matcher(line).find()) {
                return true;
            }
        }
        return false;
    }

    int wordsOfEach(Map<String, List<String>> wordsByLine) { // silent
        int count = 0;
        for (Map.Entry<String, List<String>> entry : wordsByLine.entrySet()) {
            for (String word : entry.getValue()) {
                count += Pattern.compile(word).matcher(entry.getKey()).find() ? 1 : 0;
            }
        }
        return count;
    }
}
