package corpus;

import java.util.ArrayList;
import java.util.List;

/** Strings that grow by copies, and strings that do not. */
final class ConcatCorpus {

    private String text = "";
    private static String log = "";
    private String name = "";
    private ConcatCorpus next;

    String plusEquals(List<String> parts) {
        String sum = "";
        for (String part : parts) {
            sum += part; // finds: string-concat-in-loop
        }
        return sum;
    }

    String spelledOut(String[] parts) {
        String sum = "";
        for (int i = 0; i < parts.length; i++) {
            sum = sum + parts[i] + ","; // finds: string-concat-in-loop
        }
        return sum;
    }

    String prefixed(List<String> parts) {
        String sum = "";
        for (String part : parts) {
            sum = part + sum; // finds: string-concat-in-loop
        }
        return sum;
    }

    void field(List<String> parts) {
        for (String part : parts) {
            this.text += part; // finds: string-concat-in-loop
        }
    }

    static void staticField(List<String> parts) {
        for (String part : parts) {
            log = log + part; // finds: string-concat-in-loop
        }
    }

    String concatMethod(List<String> parts) {
        String sum = "";
        for (String part : parts) {
            sum = sum.concat(part); // finds: string-concat-in-loop
        }
        return sum;
    }

    String inWhile(int number) {
        String bits = "";
        while (number > 0) {
            bits = number % 2 + bits; // finds: string-concat-in-loop
            number /= 2;
        }
        return bits;
    }

    String throughAnother(List<String> parts) {
        String sum = "";
        for (String part : parts) {
            String longer = sum + part; // finds: string-concat-in-loop
            sum = longer;
        }
        return sum;
    }

    String conditional(List<String> parts) {
        String sum = "";
        for (String part : parts) {
            if (!part.isEmpty()) {
                sum += part; // finds: string-concat-in-loop
            }
        }
        return sum;
    }

    String nested(List<List<String>> rows) {
        String sum = "";
        for (List<String> row : rows) {
            for (String cell : row) {
                sum += cell; // finds: string-concat-in-loop
            }
        }
        return sum;
    }

    List<String> innerOnly(List<List<String>> rows) {
        List<String> lines = new ArrayList<>(rows.size());
        for (List<String> row : rows) {
            String line = "";
            for (String cell : row) {
                line += cell; // finds: string-concat-in-loop
            }
            lines.add(line);
        }
        return lines;
    }

    String ofNumbers(int[] numbers) {
        String sum = "[";
        for (int number : numbers) {
            sum += number; // finds: string-concat-in-loop
        }
        return sum + "]";
    }

    String trimmed(List<String> parts) {
        String sum = "";
        for (String part : parts) {
            sum = (sum + " " + part).trim(); // finds: string-concat-in-loop
        }
        return sum;
    }

    String freshBuilder(List<String> parts) {
        String sum = "";
        for (String part : parts) {
            sum = new StringBuilder(sum).append(part).toString(); // finds: string-concat-in-loop
        }
        return sum;
    }

    String arrayElement(List<String> parts) {
        String[] sum = {""};
        parts.forEach(part -> sum[0] += part); // finds: string-concat-in-loop
        return sum[0];
    }

    void fieldInLambda(List<String> parts) {
        parts.forEach(part -> text += part); // finds: string-concat-in-loop
    }

    String doWhile(String seed) {
        String sum = seed;
        do {
            sum += seed; // finds: string-concat-in-loop
        } while (sum.length() < 100);
        return sum;
    }

    String secondLoop(List<String> parts) {
        int length = 0;
        for (String part : parts) {
            length += part.length();
        }
        String sum = "";
        for (String part : parts) {
            sum += part + length; // finds: string-concat-in-loop
        }
        return sum;
    }

    String builderOutside(List<String> parts) { // silent
        StringBuilder sum = new StringBuilder(64);
        for (String part : parts) {
            sum.append(part).append(',');
        }
        return sum.toString();
    }

    List<String> notCarried(List<String> parts) { // silent
        List<String> lines = new ArrayList<>(parts.size());
        for (String part : parts) {
            lines.add("- " + part);
        }
        return lines;
    }

    int resetEachTurn(List<String> parts) { // silent
        int length = 0;
        for (String part : parts) {
            String line = "";
            line += part;
            line += ";";
            length += line.length();
        }
        return length;
    }

    String lastOne(List<String> parts) { // silent
        String last = "";
        for (String part : parts) {
            last = part + "!";
        }
        return last;
    }

    String noLoop(String left, String right) { // silent
        String sum = left;
        sum += right;
        sum += left;
        return sum;
    }

    String leavesAtOnce(List<String> parts) { // silent
        String sum = "";
        for (String part : parts) {
            if (part.length() > 3) {
                sum += part;
                break;
            }
        }
        return sum;
    }

    String inFailure(List<String> parts) { // silent
        String context = "parts";
        for (String part : parts) {
            if (part.isEmpty()) {
                context = context + parts.indexOf(part);
                throw new IllegalStateException(context);
            }
        }
        return context;
    }

    void otherField(List<ConcatCorpus> others) { // silent
        for (ConcatCorpus other : others) {
            other.name += "!";
        }
    }

    void fieldSetAnew(List<String> parts, List<String> out) { // silent
        for (String part : parts) {
            this.text = "";
            this.text += part;
            out.add(text);
        }
    }

    void places(String[] names) { // silent
        for (int i = 0; i < names.length; i++) {
            names[i] += ".txt";
        }
    }

    int numbers(int[] numbers) { // silent
        int sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }

    List<String> builderEachTurn(List<String> parts) { // silent
        List<String> lines = new ArrayList<>(parts.size());
        for (String part : parts) {
            StringBuilder line = new StringBuilder(16);
            line.append(part).append('\n');
            lines.add(line.toString());
        }
        return lines;
    }

    String once(String part) { // silent
        String sum = "";
        for (int i = 0; i < 1; i++) {
            sum += part;
        }
        return sum;
    }

    String afterLoop(List<String> parts) { // silent
        String last = "";
        for (String part : parts) {
            last = part;
        }
        last += "!";
        return last;
    }

    String walking(ConcatCorpus first) {
        String path = "";
        for (ConcatCorpus at = first; at != null; at = at.next) {
            path = path + "/" + at.name; // finds: string-concat-in-loop
        }
        return path;
    }
}
