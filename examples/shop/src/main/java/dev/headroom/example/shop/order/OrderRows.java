package dev.headroom.example.shop.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Folds rows of order and line, sorted by order, into orders. */
final class OrderRows {

    /** The columns that a select must give, in this order. */
    static final String COLUMNS =
            "o.id, o.customer_id, o.placed_on, o.status, l.product_id, p.name, l.quantity, l.unit_cents";

    private OrderRows() {}

    static List<Order> fold(ResultSet row) throws SQLException {
        List<Order> orders = new ArrayList<>();
        List<OrderLine> lines = new ArrayList<>();
        boolean more = row.next();
        while (more) {
            int id = row.getInt(1);
            int customerId = row.getInt(2);
            String placedOn = row.getString(3);
            String status = row.getString(4);
            do {
                lines.add(new OrderLine(row.getInt(5), row.getString(6), row.getInt(7), row.getLong(8)));
                more = row.next();
            } while (more && row.getInt(1) == id);
            orders.add(new Order(id, customerId, placedOn, status, lines));
            lines.clear();
        }
        return orders;
    }
}
