package dev.headroom.example.habits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** A price list that is the same for everybody: encoded for every request, or when it was loaded. */
final class SerializationCost implements Pair {

    private static final int PRODUCTS = 2_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What is encoded, once a product. */
    record Price(int sku, String name, int cents, boolean available) {}

    private final List<Price> prices = IntStream.range(0, PRODUCTS)
            .mapToObj(sku -> new Price(sku, "Product " + sku, 99 + 7 * sku, sku % 5 != 0))
            .toList();

    private final byte[] encoded;

    SerializationCost() throws JsonProcessingException {
        encoded = JSON.writeValueAsBytes(prices);
    }

    @Override
    public String rule() {
        return "serialization-cost";
    }

    @Override
    public String bad(int number) throws JsonProcessingException {
        byte[] json = JSON.writeValueAsBytes(prices); // planted: serialization-cost
        return told(number, json);
    }

    @Override
    public String fixed(int number) {
        return told(number, encoded);
    }

    /** Stands for sending it. */
    private static String told(int number, byte[] json) {
        var sum = new CRC32();
        sum.update(json);
        return "customer " + number + ": " + json.length + " bytes, checksum " + sum.getValue();
    }
}
