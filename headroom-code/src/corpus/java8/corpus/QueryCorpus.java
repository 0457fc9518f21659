package corpus;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.springframework.data.repository.CrudRepository;
import org.springframework.jdbc.core.JdbcTemplate;

/** Statements to a database, in loops and out of them. */
final class QueryCorpus {

    static final class Order {
        long id;
        String sku;
        long getId() {
            return id;
        }
    }

    interface Orders extends CrudRepository<Order, Long> {
        List<Order> findBySku(String sku);
    }

    private final EntityManager entities;
    private final JdbcTemplate template;
    private final Orders orders;
    private volatile boolean running;

    QueryCorpus(EntityManager entities, JdbcTemplate template, Orders orders) {
        this.entities = entities;
        this.template = template;
        this.orders = orders;
    }

    int preparedInFor(Connection connection, List<Order> rows) throws SQLException {
        int count = 0;
        for (Order order : rows) {
            try (PreparedStatement items = connection.prepareStatement("select sku from item where order_id = ?")) {
                items.setLong(1, order.id);
                try (ResultSet found = items.executeQuery()) { // finds: n-plus-one-queries
                    count += found.next() ? 1 : 0;
                }
            }
        }
        return count;
    }

    int preparedOutside(Connection connection, long[] ids) throws SQLException {
        int count = 0;
        PreparedStatement items = connection.prepareStatement("select sku from item where order_id = ?");
        for (long id : ids) {
            items.setLong(1, id);
            ResultSet found = items.executeQuery(); // finds: n-plus-one-queries
            count += found.next() ? 1 : 0;
        }
        return count;
    }

    int textBuilt(Statement statement, List<String> names) throws SQLException {
        int count = 0;
        for (String name : names) {
            ResultSet found = statement.executeQuery("select id from person where name = '" + name + "'"); // finds: n-plus-one-queries
            count += found.next() ? found.getInt(1) : 0;
        }
        return count;
    }

    List<String> underAnotherQuery(Connection connection) throws SQLException {
        List<String> skus = new ArrayList<>();
        ResultSet rows = connection.createStatement().executeQuery("select id from orders");
        PreparedStatement items = connection.prepareStatement("select sku from item where order_id = ?");
        while (rows.next()) {
            items.setLong(1, rows.getLong("id"));
            ResultSet found = items.executeQuery(); // finds: n-plus-one-queries
            if (found.next()) {
                skus.add(found.getString(1));
            }
        }
        return skus;
    }

    int helper(Connection connection, List<Order> rows) throws SQLException {
        int count = 0;
        for (Order order : rows) {
            count += items(connection, order.getId()); // finds: n-plus-one-queries
        }
        return count;
    }

    private static int items(Connection connection, long id) throws SQLException {
        try (PreparedStatement items = connection.prepareStatement("select count(*) from item where order_id = ?")) {
            items.setLong(1, id);
            ResultSet found = items.executeQuery();
            return found.next() ? found.getInt(1) : 0;
        }
    }

    int helperOfDepthTwo(Connection connection, List<Order> rows) throws SQLException {
        int count = 0;
        for (int i = 0; i < rows.size(); i++) {
            count += weight(connection, rows.get(i)); // finds: n-plus-one-queries
        }
        return count;
    }

    private static int weight(Connection connection, Order order) throws SQLException {
        return 2 * items(connection, order.id);
    }

    List<Order> find(List<Long> ids) {
        List<Order> found = new ArrayList<>(ids.size());
        for (Long id : ids) {
            found.add(entities.find(Order.class, id)); // finds: n-plus-one-queries
        }
        return found;
    }

    List<Order> findInStream(List<Long> ids) {
        return ids.stream().map(id -> entities.find(Order.class, id)).collect(Collectors.toList()); // finds: n-plus-one-queries
    }

    int typedQuery(List<String> skus) {
        int count = 0;
        for (String sku : skus) {
            count += entities.createQuery("select o from Order o where o.sku = :sku", Order.class)
                    .setParameter("sku", sku)
                    .getResultList() // finds: n-plus-one-queries
                    .size();
        }
        return count;
    }

    Map<Long, String> templateInFor(List<Long> ids) {
        Map<Long, String> names = new HashMap<>(2 * ids.size());
        for (Long id : ids) {
            names.put(id, template.queryForObject("select name from person where id = ?", String.class, id)); // finds: n-plus-one-queries
        }
        return names;
    }

    void templateInForEach(List<Long> ids, List<String> out) {
        ids.forEach(id -> out.add(template.queryForObject("select name from person where id = ?", String.class, id))); // finds: n-plus-one-queries
    }

    List<Order> repository(Set<Long> ids) {
        List<Order> found = new ArrayList<>(ids.size());
        for (Long id : ids) {
            Optional<Order> order = orders.findById(id); // finds: n-plus-one-queries
            found.add(order.orElse(null));
        }
        return found;
    }

    List<Order> derivedQuery(List<String> skus) {
        List<Order> found = new ArrayList<>();
        for (String sku : skus) {
            found.addAll(orders.findBySku(sku)); // finds: n-plus-one-queries
        }
        return found;
    }

    List<Optional<Order>> reference(List<Long> ids) {
        return ids.stream().map(orders::findById).collect(Collectors.toList()); // finds: n-plus-one-queries
    }

    List<Optional<Order>> ownReference(List<Long> ids) {
        return ids.stream().map(this::load).collect(Collectors.toList()); // finds: n-plus-one-queries
    }

    private Optional<Order> load(Long id) {
        return orders.findById(id);
    }

    int outerKey(List<Order> rows, int years) {
        int count = 0;
        for (Order order : rows) {
            for (int year = 0; year < years; year++) {
                count += template.queryForObject("select total from sums where id = ?", Integer.class, order.id); // finds: n-plus-one-queries
            }
        }
        return count;
    }

    int sameKey(Connection connection, int times) throws SQLException { // silent
        int count = 0;
        PreparedStatement one = connection.prepareStatement("select 1");
        for (int i = 0; i < times; i++) {
            count += one.executeQuery().next() ? 1 : 0;
        }
        return count;
    }

    int oneQuery(Connection connection) throws SQLException { // silent
        int count = 0;
        ResultSet rows = connection.createStatement().executeQuery("select id from orders");
        while (rows.next()) {
            count += rows.getInt(1);
        }
        return count;
    }

    int batch(Connection connection, List<Order> rows) throws SQLException { // silent
        PreparedStatement insert = connection.prepareStatement("insert into orders values (?)");
        for (Order order : rows) {
            insert.setLong(1, order.id);
            insert.addBatch();
        }
        return insert.executeBatch().length;
    }

    Iterable<Order> allAtOnce(List<Long> ids) { // silent
        return orders.findAllById(ids);
    }

    int pages(String sku) { // silent
        int from = 0;
        while (true) {
            List<Order> page = entities.createQuery("select o from Order o where o.sku = :sku", Order.class)
                    .setParameter("sku", sku)
                    .setFirstResult(from)
                    .getResultList();
            if (page.isEmpty()) {
                return from;
            }
            from += page.size();
        }
    }

    void worker(BlockingQueue<Long> queue) throws InterruptedException { // silent
        while (running) {
            entities.find(Order.class, queue.take());
        }
    }

    Order hoisted(List<String> names, long id) { // silent
        Order order = entities.find(Order.class, id);
        for (String name : names) {
            order.sku = name;
        }
        return order;
    }

    Order firstMatch(List<Long> ids) { // silent
        for (Long id : ids) {
            if (id > 100) {
                return entities.find(Order.class, id);
            }
        }
        return null;
    }

    int loopVariableNotUsed(List<String> names, long id) { // silent
        int count = 0;
        for (String name : names) {
            count += name.length() + entities.find(Order.class, id).sku.length();
        }
        return count;
    }

    Optional<Order> optional(Optional<Long> id) { // silent
        return id.map(key -> entities.find(Order.class, key));
    }

    Order byHand(Map<Long, Order> loaded, List<Long> ids) { // silent
        Order last = null;
        for (Long id : ids) {
            last = loaded.get(id);
        }
        return last;
    }

    void insertEach(Connection connection, List<Order> rows) throws SQLException {
        PreparedStatement insert = connection.prepareStatement("insert into orders values (?)");
        for (Order order : rows) {
            insert.setLong(1, order.id);
            insert.executeUpdate(); // finds: missing-batch
        }
    }

    void executeEach(Connection connection, List<Order> rows) throws SQLException {
        PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (?)");
        for (Order order : rows) {
            insert.setLong(1, order.id);
            insert.execute(); // finds: missing-batch
        }
    }

    void persistEach(List<Order> rows) {
        for (Order order : rows) {
            entities.persist(order); // finds: missing-batch
        }
    }

    void persistInForEach(List<Order> rows) {
        rows.forEach(order -> entities.persist(order)); // finds: missing-batch
    }

    void saveEach(List<Order> rows) {
        for (Order order : rows) {
            orders.save(order); // finds: missing-batch
        }
    }

    void updateEach(List<Order> rows) {
        for (Order order : rows) {
            touch(order.id); // finds: missing-batch
        }
    }

    private void touch(long id) {
        template.update("update orders set seen = true where id = ?", id);
    }

    void persistInBatches(List<Order> rows) { // silent
        int count = 0;
        for (Order order : rows) {
            entities.persist(order);
            if (++count % 50 == 0) {
                entities.flush();
                entities.clear();
            }
        }
    }

    void saveAll(List<Order> rows) { // silent
        for (Order order : rows) {
            order.sku = order.sku.trim();
        }
        orders.saveAll(rows);
    }

    void templateBatch(List<Order> rows) { // silent
        List<Object[]> arguments = new ArrayList<>(rows.size());
        for (Order order : rows) {
            arguments.add(new Object[] {order.id});
        }
        template.batchUpdate("insert into orders values (?)", arguments);
    }

    void updateOne(Order order) { // silent
        template.update("update orders set seen = true where id = ?", order.id);
    }

    void script(Statement statement, List<String> script) throws SQLException { // silent
        for (String each : script) {
            statement.execute(each);
        }
    }
}
