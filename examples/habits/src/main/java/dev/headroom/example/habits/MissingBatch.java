package dev.headroom.example.habits;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The lines of a delivery are written down: by one statement each, or by one batch. */
final class MissingBatch implements Pair {

    private static final int LINES = 20;
    private static final String INSERT = "insert into delivered (delivery, sku, pieces) values (?, ?, ?)";

    private final DataSource database;
    private final AtomicInteger deliveries = new AtomicInteger();

    MissingBatch(DataSource database) {
        this.database = database;
    }

    @Override
    public String rule() {
        return "missing-batch";
    }

    @Override
    public String bad(int number) throws SQLException {
        int delivery = deliveries.incrementAndGet();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int line = 1; line <= LINES; line++) {
                fill(insert, delivery, line, number);
                insert.executeUpdate(); // planted: missing-batch
            }
            return written(connection, delivery);
        }
    }

    @Override
    public String fixed(int number) throws SQLException {
        int delivery = deliveries.incrementAndGet();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int line = 1; line <= LINES; line++) {
                fill(insert, delivery, line, number);
                insert.addBatch();
            }
            insert.executeBatch();
            return written(connection, delivery);
        }
    }

    private static void fill(PreparedStatement insert, int delivery, int line, int number) throws SQLException {
        insert.setInt(1, delivery);
        insert.setInt(2, line);
        insert.setInt(3, line * number);
    }

    private static String written(Connection connection, int delivery) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*), sum(pieces) from delivered where delivery = ?")) {
            query.setInt(1, delivery);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1) + " lines, " + row.getInt(2) + " pieces";
            }
        }
    }
}
