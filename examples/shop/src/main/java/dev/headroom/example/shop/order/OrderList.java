package dev.headroom.example.shop.order;

import java.sql.SQLException;
import java.util.List;

/** A customer's latest orders. */
public interface OrderList {

    /** How many orders a list shows at most. Every customer starts with as many. */
    int SHOWN = 20;

    /** The latest orders with their lines, newest first; empty when there is no such customer. */
    List<Order> latest(int customerId) throws SQLException;
}
