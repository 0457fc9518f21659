package corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collections, exceptions, reflection, mappers. */
final class StructureCorpus {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> VOWELS = Arrays.asList("a", "e", "i");
    private final ObjectMapper own = new ObjectMapper().findAndRegisterModules();
    private ObjectMapper lazy;

    List<Integer> listOfLengths(List<String> names) {
        List<Integer> lengths = new ArrayList<>(); // finds: unsized-collection
        for (String name : names) {
            lengths.add(name.length());
        }
        return lengths;
    }

    Map<String, Integer> mapOfLengths(String[] names) {
        Map<String, Integer> lengths = new HashMap<>(); // finds: unsized-collection
        for (String name : names) {
            lengths.put(name, name.length());
        }
        return lengths;
    }

    Set<Integer> squares(int count) {
        Set<Integer> squares = new HashSet<>(); // finds: unsized-collection
        for (int i = 0; i < count; i++) {
            squares.add(i * i);
        }
        return squares;
    }

    List<String> sized(List<String> names) { // silent
        List<String> upper = new ArrayList<>(names.size());
        for (String name : names) {
            upper.add(name.toUpperCase());
        }
        return upper;
    }

    List<String> filtered(List<String> names) { // silent
        List<String> some = new ArrayList<>();
        for (String name : names) {
            if (name.length() > 3) {
                some.add(name);
            }
        }
        return some;
    }

    List<Integer> few() { // silent
        List<Integer> few = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            few.add(i);
        }
        return few;
    }

    List<String> unknownSize(Iterable<String> names) { // silent
        List<String> all = new ArrayList<>();
        for (String name : names) {
            all.add(name);
        }
        return all;
    }

    Collection<String> nested(List<List<String>> rows) { // silent
        Collection<String> all = new ArrayList<>();
        for (List<String> row : rows) {
            for (String cell : row) {
                all.add(cell);
            }
        }
        return all;
    }

    int common(List<String> left, List<String> right) {
        int count = 0;
        for (String each : left) {
            count += right.contains(each) ? 1 : 0; // finds: quadratic-algorithm
        }
        return count;
    }

    long commonInStream(List<String> left, List<String> right) {
        return left.stream().filter(each -> right.contains(each)).count(); // finds: quadratic-algorithm
    }

    int positions(ArrayList<String> all, String[] some) {
        int sum = 0;
        for (String each : some) {
            sum += all.indexOf(each); // finds: quadratic-algorithm
        }
        return sum;
    }

    void drain(List<String> queue) {
        while (!queue.isEmpty()) {
            queue.remove(0); // finds: quadratic-algorithm
        }
    }

    String reversed(String text) {
        StringBuilder reversed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            reversed.insert(0, text.charAt(i)); // finds: quadratic-algorithm
        }
        return reversed.toString();
    }

    List<String> prefixes(List<String> names) {
        List<String> prefixes = new ArrayList<>(names.size());
        StringBuilder path = new StringBuilder(64);
        for (String name : names) {
            path.append('/').append(name);
            prefixes.add(path.toString()); // finds: quadratic-algorithm
        }
        return prefixes;
    }

    long linked(LinkedList<Integer> numbers) {
        long sum = 0;
        for (int i = 0; i < numbers.size(); i++) {
            sum += numbers.get(i); // finds: quadratic-algorithm
        }
        return sum;
    }

    int inSet(List<String> left, Set<String> right) { // silent
        int count = 0;
        for (String each : left) {
            count += right.contains(each) ? 1 : 0;
        }
        return count;
    }

    int vowels(List<String> letters) { // silent
        int count = 0;
        for (String letter : letters) {
            count += VOWELS.contains(letter) ? 1 : 0;
        }
        return count;
    }

    int ownList(List<List<String>> rows) { // silent
        int count = 0;
        for (List<String> row : rows) {
            count += row.contains("x") ? 1 : 0;
        }
        return count;
    }

    void drainDeque(Deque<String> queue) { // silent
        while (!queue.isEmpty()) {
            queue.removeFirst();
        }
    }

    List<String> reusedBuilder(List<String> names) { // silent
        List<String> lines = new ArrayList<>(names.size());
        StringBuilder line = new StringBuilder(64);
        for (String name : names) {
            line.setLength(0);
            line.append(name).append(';');
            lines.add(line.toString());
        }
        return lines;
    }

    int thrownAndCaught(int[] numbers) {
        int sum = 0;
        for (int number : numbers) {
            try {
                if (number < 0) {
                    throw new IllegalArgumentException("negative"); // finds: exception-flow
                }
                sum += number;
            } catch (IllegalArgumentException negative) {
                sum -= number;
            }
        }
        return sum;
    }

    int parsed(List<String> words) {
        int sum = 0;
        for (String word : words) {
            try {
                sum += Integer.parseInt(word); // finds: exception-flow
            } catch (NumberFormatException noNumber) {
                sum++;
            }
        }
        return sum;
    }

    int thrownOut(int[] numbers) { // silent
        int sum = 0;
        for (int number : numbers) {
            if (number < 0) {
                throw new IllegalArgumentException("negative");
            }
            sum += number;
        }
        return sum;
    }

    int caughtOutside(List<String> words) { // silent
        int sum = 0;
        try {
            for (String word : words) {
                sum += Integer.parseInt(word);
            }
        } catch (NumberFormatException noNumber) {
            return -1;
        }
        return sum;
    }

    int rethrown(List<String> words) { // silent
        int sum = 0;
        for (String word : words) {
            try {
                sum += Integer.parseInt(word);
            } catch (NumberFormatException noNumber) {
                throw new IllegalStateException(word, noNumber);
            }
        }
        return sum;
    }

    int lookedUp(List<Object> values) throws ReflectiveOperationException {
        int count = 0;
        for (Object value : values) {
            Method length = String.class.getMethod("length"); // finds: reflection-in-hot-path
            count += (Integer) length.invoke(value);
        }
        return count;
    }

    int forName(int times) throws ReflectiveOperationException {
        int count = 0;
        for (int i = 0; i < times; i++) {
            count += Class.forName("corpus.StructureCorpus").getModifiers(); // finds: reflection-in-hot-path
        }
        return count;
    }

    int lookedUpInHelper(List<String> values) throws ReflectiveOperationException {
        int count = 0;
        for (String value : values) {
            count += (Integer) accessor().invoke(value); // finds: reflection-in-hot-path
        }
        return count;
    }

    private static Method accessor() throws ReflectiveOperationException {
        return String.class.getDeclaredMethod("hashCode");
    }

    int eachClass(List<Object> values) throws ReflectiveOperationException { // silent
        int count = 0;
        for (Object value : values) {
            count += value.getClass().getMethod("toString").getParameterCount();
        }
        return count;
    }

    int eachName(List<String> names) throws ReflectiveOperationException { // silent
        int count = 0;
        for (String name : names) {
            count += Class.forName(name).getModifiers();
        }
        return count;
    }

    int lookedUpOnce(List<String> values) throws ReflectiveOperationException { // silent
        Method length = String.class.getMethod("length");
        int count = 0;
        for (String value : values) {
            count += (Integer) length.invoke(value);
        }
        return count;
    }

    String mapperPerCall(Object value) {
        return new ObjectMapper().writeValueAsString(value); // finds: serialization-cost
    }

    int mapperPerTurn(List<String> texts) {
        int sum = 0;
        for (String text : texts) {
            ObjectMapper mapper = new ObjectMapper(); // finds: serialization-cost
            sum += mapper.readValue(text, Integer.class);
        }
        return sum;
    }

    String keptMapper(Object value) { // silent
        return MAPPER.writeValueAsString(value) + own.writeValueAsString(value);
    }

    String lazyMapper(Object value) { // silent
        if (lazy == null) {
            lazy = new ObjectMapper();
        }
        return lazy.writeValueAsString(value);
    }

    static ObjectMapper made() { // silent
        return new ObjectMapper().findAndRegisterModules();
    }

    Deque<String> stack(List<String> names) {
        Deque<String> stack = new ArrayDeque<>(); // finds: unsized-collection
        for (String name : names) {
            stack.push(name);
        }
        return stack;
    }

    static final class Answers {
        private final ObjectMapper mapper;

        Answers(ObjectMapper mapper) {
            this.mapper = mapper;
        }

        static Answers start() { // silent
            Answers answers = new Answers(new ObjectMapper());
            answers.mapper.findAndRegisterModules();
            return answers;
        }
    }

    void handler(List<Runnable> handlers) { // silent
        ObjectMapper mapper = new ObjectMapper();
        handlers.add(() -> mapper.writeValueAsString(handlers));
    }
}
