package dev.headroom.example.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.example.shop.catalog.Currency;
import dev.headroom.example.shop.catalog.Product;
import dev.headroom.example.shop.customer.Section;
import dev.headroom.example.shop.export.ExportLine;
import dev.headroom.example.shop.order.Order;
import dev.headroom.example.shop.order.PlacedOrder;
import dev.headroom.example.shop.stock.StockLevel;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shop over HTTP: reads what a request wants, asks the services, writes what they say. */
final class Routes {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final int SHOWN_HITS = 20;
    private static final int MAX_QUERY_CHARS = 100;
    private static final int MAX_PIECES = 1000;

    private final Services services;
    private final ObjectMapper json;

    Routes(Services services, ObjectMapper json) {
        this.services = services;
        this.json = json;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/health",
                ctx -> ctx.json(new Replies.Health("up", services.pages().kept())));
        routes.get("/customers/{id}/orders", this::customerOrders);
        routes.get("/customers/{id}/summary", this::customerSummary);
        routes.get("/products/{id}", this::product);
        routes.get("/search", this::search);
        routes.get("/recommendations/{id}", this::recommendations);
        routes.get("/stock/{id}", this::stock);
        routes.get("/export/orders.csv", this::export);
        routes.get("/orders/{id}", this::order);
        routes.post("/orders", this::placeOrder);
        routes.exception(HttpResponseException.class, (failure, ctx) -> ctx.status(failure.getStatus())
                .json(new Replies.Failure(String.valueOf(failure.getMessage()))));
        routes.exception(Exception.class, (failure, ctx) -> {
            LOG.error("{} {} failed", ctx.method(), ctx.path(), failure);
            ctx.status(HttpStatus.INTERNAL_SERVER_ERROR)
                    .json(new Replies.Failure("The shop failed; its log says why."));
        });
    }

    private void customerOrders(Context ctx) throws SQLException {
        int customerId = id(ctx);
        List<Order> orders = services.orderList().latest(customerId);
        if (orders.isEmpty()) {
            throw new NotFoundResponse("No customer " + customerId);
        }
        ctx.json(new Replies.CustomerOrders(customerId, orders));
    }

    private void customerSummary(Context ctx) throws SQLException {
        int customerId = id(ctx);
        ctx.json(services.summaries()
                .of(customerId, sections(ctx.queryParam("sections")))
                .orElseThrow(() -> new NotFoundResponse("No customer " + customerId)));
    }

    private void product(Context ctx) throws SQLException {
        int productId = id(ctx);
        Currency currency = choice(
                Currency.class,
                "currency",
                Optional.ofNullable(ctx.queryParam("currency")).orElse("EUR"));
        String visitor = Optional.ofNullable(ctx.queryParam("visitor")).orElse("");
        ctx.json(services.pages()
                .page(productId, currency, visitor)
                .orElseThrow(() -> new NotFoundResponse("No product " + productId)));
    }

    private void search(Context ctx) {
        String query = ctx.queryParam("q");
        if (query == null || query.isBlank() || query.length() > MAX_QUERY_CHARS) {
            throw new BadRequestResponse("q must hold 1 to " + MAX_QUERY_CHARS + " characters");
        }
        List<Product> found = services.search().find(query);
        ctx.json(new Replies.Found(query, found.size(), found.subList(0, Math.min(SHOWN_HITS, found.size()))));
    }

    private void recommendations(Context ctx) {
        int productId = id(ctx);
        Product product = services.catalog()
                .product(productId)
                .orElseThrow(() -> new NotFoundResponse("No product " + productId));
        ctx.json(new Replies.Recommended(productId, services.recommendations().beside(product)));
    }

    private void stock(Context ctx) throws SQLException {
        int productId = id(ctx);
        List<StockLevel> levels = services.stock().of(productId);
        if (levels.isEmpty()) {
            throw new NotFoundResponse("No product " + productId);
        }
        int pieces = levels.stream().mapToInt(StockLevel::pieces).sum();
        ctx.json(new Replies.Stock(productId, pieces, levels));
    }

    private void export(Context ctx) throws SQLException {
        int customerId = positive("customer", ctx.queryParam("customer"));
        List<ExportLine> lines = services.exportLines().of(customerId);
        if (lines.isEmpty()) {
            throw new NotFoundResponse("No customer " + customerId);
        }
        ctx.contentType("text/csv; charset=utf-8").result(services.export().write(lines));
    }

    private void order(Context ctx) throws SQLException {
        int orderId = id(ctx);
        ctx.json(services.orders().find(orderId).orElseThrow(() -> new NotFoundResponse("No order " + orderId)));
    }

    private void placeOrder(Context ctx) throws SQLException, IOException {
        NewOrder wanted = newOrder(ctx.body());
        PlacedOrder placed = services.orders()
                .place(wanted.customer(), wanted.product(), wanted.pieces())
                .orElseThrow(() -> new NotFoundResponse(
                        "No customer " + wanted.customer() + " or no product " + wanted.product()));
        services.audit()
                .record(Instant.now() + " order=" + placed.id() + " customer=" + placed.customerId() + " product="
                        + placed.productId() + " quantity=" + placed.quantity() + " cents=" + placed.totalCents());
        ctx.status(HttpStatus.CREATED).json(placed);
    }

    private NewOrder newOrder(String body) {
        @Nullable NewOrder order;
        try {
            order = json.readValue(body, NewOrder.class);
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("Not an order: " + e.getOriginalMessage());
        }
        if (order == null || order.pieces() < 1 || order.pieces() > MAX_PIECES) {
            throw new BadRequestResponse("An order needs a customer, a product and 1 to " + MAX_PIECES + " pieces");
        }
        return order;
    }

    private static int id(Context ctx) {
        return positive("id", ctx.pathParam("id"));
    }

    private static int positive(String name, @Nullable String text) {
        if (text == null || !WHOLE_NUMBER.matcher(text).matches()) {
            throw new BadRequestResponse(name + " must be a whole number");
        }
        return Integer.parseInt(text);
    }

    private static Set<Section> sections(@Nullable String text) {
        if (text == null) {
            return EnumSet.of(Section.TOTALS, Section.FAVOURITES);
        }
        EnumSet<Section> sections = EnumSet.noneOf(Section.class);
        for (String name : text.split(",")) {
            sections.add(choice(Section.class, "sections", name));
        }
        return sections;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new BadRequestResponse(name + " must be of " + Arrays.toString(type.getEnumConstants())));
    }
}
