package dev.headroom.example.habits;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcConnectionPool;

/** The database in memory: what was delivered, and what each customer's orders hold, the more the greater its number. */
final class Tables {

    private static final int CONNECTIONS = 32;

    /** Lines that customer 1 has ordered; customer n has n times as many. */
    private static final int LINES = 60;

    private Tables() {}

    static JdbcConnectionPool open() throws SQLException {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:habits", "sa", "");
        database.setMaxConnections(CONNECTIONS);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table delivered (delivery int, sku int, pieces int)");
            statement.execute("create index delivered_by_delivery on delivered (delivery)");
            statement.execute("create table ordered (customer int, sku varchar(12))");
            statement.execute("create index ordered_by_customer on ordered (customer)");
            // Every tenth line is of an article that was ordered before.
            statement.execute(
                    "insert into ordered select c.x, 'sku-' || (10000 + l.x - casewhen(mod(l.x, 10) = 0, 9, 0)) "
                            + "from system_range(1, " + Pair.NUMBERS + ") c, system_range(1, " + LINES * Pair.NUMBERS
                            + ") l "
                            + "where l.x <= c.x * " + LINES);
        }
        return database;
    }
}
