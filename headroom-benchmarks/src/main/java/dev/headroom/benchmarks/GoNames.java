package dev.headroom.benchmarks;

/** Names of functions and files as Go's linker writes them; one number, one name. */
final class GoNames {

    static final int FUNCTIONS_PER_FILE = 12;

    private static final String[] WORDS = {
        "order", "basket", "price", "stock", "invoice", "refund", "ledger", "ticket", "session", "cursor", "shard",
        "replica", "quota", "token", "signal", "batch", "stream", "parcel", "route", "cache", "index", "schema"
    };

    private static final String[] VERBS = {
        "Load", "Store", "Merge", "Encode", "Decode", "Walk", "Apply", "Resolve", "Flush", "Append", "Visit", "Scan"
    };

    private GoNames() {}

    static String word(int number) {
        return WORDS[Math.floorMod(number, WORDS.length)];
    }

    static String function(int number) {
        int inFile = number % FUNCTIONS_PER_FILE;
        String verb = VERBS[inFile];
        String receiver = capital(word(number / 5)) + capital(word(number / 91));
        String name = folder(number) + ".";
        return switch (inFile % 4) {
            case 0 -> name + verb + receiver + number;
            case 1 -> name + "(*" + receiver + ")." + verb + number;
            case 2 -> name + receiver + "." + verb + number;
            default -> name + "(*" + receiver + ")." + verb + number + ".func" + (1 + number % 3);
        };
    }

    static String file(int number) {
        int file = number / FUNCTIONS_PER_FILE;
        return "/home/build/go/pkg/mod/" + folder(number) + "/" + word(file) + "_" + file + ".go";
    }

    private static String folder(int number) {
        int file = number / FUNCTIONS_PER_FILE;
        return "github.com/acme/" + word(file / 500) + "-service/internal/" + word(file / 22) + "/" + word(file);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
