package dev.headroom.example.habits;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The different articles that a customer has ordered: each looked for in a list of those before, or in a set. */
final class QuadraticAlgorithm implements Pair {

    private final DataSource database;

    QuadraticAlgorithm(DataSource database) {
        this.database = database;
    }

    @Override
    public String rule() {
        return "quadratic-algorithm";
    }

    @Override
    public String bad(int number) throws SQLException {
        List<String> different = new ArrayList<>();
        for (String sku : ordered(number)) {
            if (!different.contains(sku)) { // planted: quadratic-algorithm
                different.add(sku);
            }
        }
        return different.size() + " articles";
    }

    @Override
    public String fixed(int number) throws SQLException {
        Set<String> different = new HashSet<>(ordered(number));
        return different.size() + " articles";
    }

    private List<String> ordered(int customer) throws SQLException {
        List<String> skus = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select sku from ordered where customer = ?")) {
            query.setInt(1, customer);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    skus.add(rows.getString(1));
                }
            }
        }
        return skus;
    }
}
