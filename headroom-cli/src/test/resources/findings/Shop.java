import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A program with planted anti-patterns, or with each of them repaired: java Shop.java bad|fixed MILLISECONDS */
public final class Shop {

    private static final Pattern WORD = Pattern.compile("^[a-z]+-(\\d+)@[a-z.]+$");
    private static final List<Integer> SKUS = new ArrayList<>();
    private static final Map<Integer, Integer> PLACES = new HashMap<>();
    private static long sink;

    static boolean search(String text) {
        return text.matches("^[a-z]+-(\\d+)@[a-z.]+$"); // planted: regex-compile-in-loop
    }

    static boolean searchFixed(String text) {
        return WORD.matcher(text).matches();
    }

    static String export(int lines) {
        String text = "";
        for (int i = 0; i < lines; i++) {
            text += "one line of the export\n"; // planted: string-concat-in-loop
        }
        return text;
    }

    static String exportFixed(int lines) {
        var text = new StringBuilder(lines * 32);
        for (int i = 0; i < lines; i++) {
            text.append("one line of the export\n");
        }
        return text.toString();
    }

    static String label(int item) {
        return String.format("%d-%s-%d", item, "sku", item); // planted: string-formatting-in-hot-path
    }

    static String labelFixed(int item) {
        return new StringBuilder(32).append(item).append("-sku-").append(item).toString();
    }

    static int position(Integer sku) {
        return SKUS.indexOf(sku); // planted: quadratic-algorithm
    }

    static int positionFixed(Integer sku) {
        return PLACES.get(sku);
    }

    static int stock(int item) {
        try {
            throw new IllegalStateException("no stock"); // planted: exception-flow
        } catch (IllegalStateException e) {
            return e.getMessage().length();
        }
    }

    static int stockFixed(int item) {
        return item & 7;
    }

    private static void spend(long millis, Runnable work) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 20; i++) {
                work.run();
            }
        }
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 5000; i++) {
            SKUS.add(i);
            PLACES.put(i, i);
        }
        boolean bad = arguments[0].equals("bad");
        long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000;
        Integer sku = SKUS.get(4000);
        while (System.nanoTime() < end) {
            spend(40, () -> sink += (bad ? search("abc-12@x.y") : searchFixed("abc-12@x.y")) ? 1 : 0);
            spend(40, () -> sink += (bad ? export(200) : exportFixed(200)).length());
            spend(40, () -> sink += (bad ? label(7) : labelFixed(7)).length());
            spend(40, () -> sink += bad ? position(sku) : positionFixed(sku));
            spend(40, () -> sink += bad ? stock(7) : stockFixed(7));
        }
        System.out.println(sink);
    }
}
