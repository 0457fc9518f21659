package dev.headroom.example.shop.data;

import dev.headroom.example.shop.order.OrderList;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Writes the rows a shop starts with, the same ones every time. */
final class Rows {

    private static final long SEED = 20_260_101L;
    private static final int BATCH = 1000;
    private static final int DESCRIPTION_SENTENCES = 40;
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 360;
    private static final List<String> WAREHOUSES = List.of("Bremen", "Linz", "Utrecht");

    private final Connection connection;
    private final Random random = new Random(SEED);
    private final long[] priceCents = new long[ShopDatabase.PRODUCTS + 1];

    Rows(Connection connection) {
        this.connection = connection;
    }

    void write() throws SQLException {
        customers();
        products();
        stock();
        orders();
        orderLines();
    }

    private void customers() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers (id, name) VALUES (?, ?)")) {
            for (int id = 1; id <= ShopDatabase.CUSTOMERS; id++) {
                insert.setInt(1, id);
                insert.setString(2, Names.customer(random));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void products() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO products (id, sku, name, category, material, description, price_cents)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int id = 1; id <= ShopDatabase.PRODUCTS; id++) {
                String category = Names.CATEGORIES.get(id % Names.CATEGORIES.size());
                String material = Names.pick(Names.MATERIALS, random);
                priceCents[id] = 199 + random.nextInt(500) * 50L;
                insert.setInt(1, id);
                insert.setString(2, "S-" + (100_000 + id * 7));
                insert.setString(3, Names.product(id, material, category));
                insert.setString(4, category);
                insert.setString(5, material);
                insert.setString(6, Names.description(random, DESCRIPTION_SENTENCES));
                insert.setLong(7, priceCents[id]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void stock() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO stock (product_id, warehouse, pieces) VALUES (?, ?, ?)")) {
            for (int id = 1; id <= ShopDatabase.PRODUCTS; id++) {
                for (String warehouse : WAREHOUSES) {
                    insert.setInt(1, id);
                    insert.setString(2, warehouse);
                    insert.setInt(3, random.nextInt(400));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Round after round each customer orders once, so that ids rise with the date. */
    private void orders() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO orders (id, customer_id, placed_on, status) VALUES (?, ?, ?, 'SHIPPED')")) {
            for (int id = 1; id <= ShopDatabase.ORDERS; id++) {
                int round = (id - 1) / ShopDatabase.CUSTOMERS;
                insert.setInt(1, id);
                insert.setInt(2, (id - 1) % ShopDatabase.CUSTOMERS + 1);
                insert.setDate(3, Date.valueOf(FIRST_DAY.plusDays((long) round * DAYS / OrderList.SHOWN)));
                insert.addBatch();
                if (id % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private void orderLines() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO order_lines (order_id, line_no, product_id, quantity, unit_cents) VALUES (?, ?, ?, ?, ?)")) {
            for (int order = 1; order <= ShopDatabase.ORDERS; order++) {
                int lines = 5 + random.nextInt(7);
                for (int line = 1; line <= lines; line++) {
                    int product = 1 + random.nextInt(ShopDatabase.PRODUCTS);
                    insert.setInt(1, order);
                    insert.setInt(2, line);
                    insert.setInt(3, product);
                    insert.setInt(4, 1 + random.nextInt(4));
                    insert.setLong(5, priceCents[product]);
                    insert.addBatch();
                }
                if (order % (BATCH / 10) == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
