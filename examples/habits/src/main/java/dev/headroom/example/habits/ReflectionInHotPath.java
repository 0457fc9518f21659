package dev.headroom.example.habits;

import java.util.List;
import java.util.stream.IntStream;

/** A table of products, its columns chosen by name: looked up for every cell, or known by their name. */
final class ReflectionInHotPath implements Pair {

    private static final int PRODUCTS = 500;
    private static final List<String> SHOWN = List.of("sku", "name", "cents", "weight");

    /** One row of the table. */
    record Product(String sku, String name, Integer cents, Integer weight) {

        Object cell(String column) {
            return switch (column) {
                case "sku" -> sku;
                case "name" -> name;
                case "cents" -> cents;
                case "weight" -> weight;
                default -> throw new IllegalArgumentException("A product has no column " + column);
            };
        }
    }

    private final List<Product> products = IntStream.range(0, PRODUCTS)
            .mapToObj(sku -> new Product("sku-" + sku, "Product " + sku, 99 + sku, 10 * sku))
            .toList();

    @Override
    public String rule() {
        return "reflection-in-hot-path";
    }

    @Override
    public String bad(int number) throws ReflectiveOperationException {
        int checksum = number;
        for (Product product : products) {
            for (String column : SHOWN) {
                Object cell = Product.class.getMethod(column).invoke(product); // planted: reflection-in-hot-path
                checksum = 31 * checksum + cell.hashCode();
            }
        }
        return PRODUCTS + " rows, checksum " + checksum;
    }

    @Override
    public String fixed(int number) {
        int checksum = number;
        for (Product product : products) {
            for (String column : SHOWN) {
                Object cell = product.cell(column);
                checksum = 31 * checksum + cell.hashCode();
            }
        }
        return PRODUCTS + " rows, checksum " + checksum;
    }
}
