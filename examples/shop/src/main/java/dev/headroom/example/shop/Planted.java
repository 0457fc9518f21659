package dev.headroom.example.shop;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A habit that costs a shop its speed, and which this shop can show or leave off. */
public enum Planted {
    N_PLUS_ONE_QUERIES("n-plus-one-queries"),
    UNBOUNDED_CACHE("unbounded-cache"),
    STRING_CONCAT_IN_LOOP("string-concat-in-loop"),
    REGEX_COMPILE_IN_LOOP("regex-compile-in-loop"),
    BLOCKING_IO_IN_HOT_PATH("blocking-io-in-hot-path"),
    LOGGING_IN_HOT_PATH("logging-in-hot-path"),
    UNSIZED_COLLECTION("unsized-collection"),
    EAGER_EVALUATION("eager-evaluation"),
    UNPOOLED_CONNECTION("unpooled-connection");

    private final String id;

    Planted(String id) {
        this.id = id;
    }

    /** The name under which it is switched. */
    public String id() {
        return id;
    }

    static Optional<Planted> named(String id) {
        return Arrays.stream(values()).filter(planted -> planted.id.equals(id)).findFirst();
    }

    static String ids() {
        return Arrays.stream(values()).map(Planted::id).collect(Collectors.joining(", "));
    }
}
