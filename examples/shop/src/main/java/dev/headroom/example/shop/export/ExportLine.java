package dev.headroom.example.shop.export;

/** One line of a shipped order, as bookkeeping wants it. */
public record ExportLine(
        int orderId, String shippedOn, String customer, String sku, String product, int quantity, long unitCents) {

    static final String HEADER = "order;shipped;customer;sku;product;quantity;unit;total\n";

    String toCsv() {
        return orderId + ";" + shippedOn + ";" + quoted(customer) + ";" + sku + ";" + quoted(product) + ";" + quantity
                + ";" + unitCents + ";" + quantity * unitCents + "\n";
    }

    private static String quoted(String text) {
        return text.indexOf(';') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }
}
