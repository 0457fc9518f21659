package dev.headroom.example.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.headroom.example.shop.data.ShopDatabase;
import io.javalin.Javalin;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shop that is open: its pool, its files and its web server. Closing it lets requests under way finish. */
public final class Shop implements AutoCloseable {

    /** Something to undo when the shop closes. */
    private interface Closing {
        void close() throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Shop.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int CONNECTIONS = 10;

    /** Last opened, first closed. */
    private final Deque<Closing> closings = new ArrayDeque<>();

    private int port;

    private Shop() {}

    /** Opens a shop that writes to this folder, which must exist; it answers when this returns. */
    public static Shop open(ShopOptions options, Path workDir) throws ShopStartException {
        Shop shop = new Shop();
        try {
            shop.start(options, workDir);
            return shop;
        } catch (ShopStartException | RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    private void start(ShopOptions options, Path workDir) throws ShopStartException {
        HikariDataSource pool = pool(options);
        Services services;
        try {
            new ShopDatabase(pool).prepare();
            services = Services.wire(options, pool, workDir);
        } catch (SQLException e) {
            throw new ShopStartException(
                    "The database " + options.jdbcUrl() + " cannot be prepared: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ShopStartException("The work folder " + workDir + " cannot be written: " + e.getMessage(), e);
        }
        closings.push(services.audit()::close);
        ObjectMapper json = new ObjectMapper();
        Javalin web = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jsonMapper(new JavalinJackson(json, false));
            new Routes(services, json).addTo(config.routes);
        });
        closings.push(web::stop);
        try {
            web.start(LOOPBACK, options.port());
        } catch (JavalinBindException e) {
            throw new ShopStartException(
                    "Port " + options.port() + " on " + LOOPBACK + " is in use. Stop what listens there, or give"
                            + " another --port (0 takes any free one).",
                    e);
        }
        port = web.port();
        LOG.info("Open on {}, with {} repaired", uri(), options.fixes().fixed());
    }

    private HikariDataSource pool(ShopOptions options) throws ShopStartException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("shop");
        config.setJdbcUrl(options.jdbcUrl());
        config.setUsername(options.jdbcUser());
        config.setPassword(options.jdbcPassword());
        config.setMaximumPoolSize(CONNECTIONS);
        try {
            HikariDataSource pool = new HikariDataSource(config);
            closings.push(pool::close);
            return pool;
        } catch (HikariPool.PoolInitializationException | IllegalArgumentException e) {
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new ShopStartException(
                    "The database " + options.jdbcUrl() + " cannot be reached as '" + options.jdbcUser() + "': "
                            + reason + ". Check --jdbc-url, --jdbc-user and --jdbc-password.",
                    e);
        } catch (RuntimeException e) {
            // Hikari says "no driver takes this URL" with a plain RuntimeException.
            throw new ShopStartException(
                    "The database " + options.jdbcUrl() + " cannot be used: " + e.getMessage()
                            + ". This shop carries drivers for jdbc:h2: and jdbc:postgresql:.",
                    e);
        }
    }

    public URI uri() {
        return URI.create("http://" + LOOPBACK + ":" + port);
    }

    @Override
    public void close() {
        while (!closings.isEmpty()) {
            try {
                closings.pop().close();
            } catch (IOException e) {
                LOG.warn("Closing was not clean", e);
            }
        }
    }
}
