package dev.headroom.example.shop.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.example.shop.order.OrderList;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/** The shop's tables. Works on H2 and on PostgreSQL. */
public final class ShopDatabase {

    public static final int CUSTOMERS = 500;
    public static final int PRODUCTS = 1000;
    public static final int ORDERS = CUSTOMERS * OrderList.SHOWN;

    private static final int VERSION = 1;

    private final DataSource dataSource;

    public ShopDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Makes the tables and their rows where there are none. Where an earlier shop left its own, takes the orders away
     * that were placed since, so that every start finds the same rows.
     *
     * @throws SQLException when the database cannot be reached, or holds tables of these names that are not the shop's
     */
    public void prepare() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                if (has(connection, "shop_stamp")) {
                    checkVersion(statement);
                    statement.executeUpdate("DELETE FROM order_lines WHERE order_id > " + ORDERS);
                    statement.executeUpdate("DELETE FROM orders WHERE id > " + ORDERS);
                    statement.execute("ALTER TABLE orders ALTER COLUMN id RESTART WITH " + (ORDERS + 1));
                } else {
                    run("tables.sql", statement);
                    new Rows(connection).write();
                    // Checked at once for all rows, which is cheaper than row by row.
                    run("keys.sql", statement);
                    statement.executeUpdate("INSERT INTO shop_stamp (version) VALUES (" + VERSION + ")");
                }
                connection.commit();
                statement.execute("ANALYZE");
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String stored = metaData.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        try (ResultSet tables = metaData.getTables(
                connection.getCatalog(), connection.getSchema(), stored, new String[] {"TABLE", "BASE TABLE"})) {
            return tables.next();
        }
    }

    private static void checkVersion(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT version FROM shop_stamp")) {
            if (!row.next() || row.getInt(1) != VERSION) {
                throw new SQLException(
                        "The database holds the tables of another version of the shop. Give an empty one.");
            }
        }
    }

    private static void run(String script, Statement statement) throws SQLException {
        for (String definition : read(script).split(";\\s*")) {
            statement.execute(definition);
        }
    }

    private static String read(String script) {
        try (InputStream in = ShopDatabase.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException(script + " is missing from the jar");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(script + " cannot be read from the jar", e);
        }
    }
}
