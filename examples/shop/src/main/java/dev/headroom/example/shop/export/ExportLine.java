package dev.headroom.example.shop.export;

/** One line of a shipped order, as bookkeeping wants it. */
public record ExportLine(
        int orderId, String shippedOn, String customer, String sku, String product, int quantity, long unitCents) {

    static final String HEADER = "order;shipped;customer;sku;product;quantity;unit;total\n";

    /** The fields that say which order this is of, with the separator to the next ones. */
    String orderFields() {
        return orderId + ";" + shippedOn + ";" + quoted(customer) + ";";
    }

    /** The fields that say what was bought, to the end of the line. */
    String productFields() {
        return sku + ";" + quoted(product) + ";" + quantity + ";" + unitCents + ";" + quantity * unitCents + "\n";
    }

    private static String quoted(String text) {
        return text.indexOf(';') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }
}
