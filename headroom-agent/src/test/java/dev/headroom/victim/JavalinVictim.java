package dev.headroom.victim;

import io.javalin.Javalin;
import java.io.IOException;
import java.sql.SQLException;

/** Javalin 7, with handlers before and after the one that matters, and a name that no path template would guess. */
public final class JavalinVictim {
    private JavalinVictim() {}

    public static void main(String[] args) throws IOException, SQLException {
        Shop shop = new Shop();
        Javalin app = Javalin.create(config -> {
            config.jetty.host = "127.0.0.1";
            config.routes.before(context -> context.header("before", "yes"));
            config.routes.get(
                    "/orders/{order-id}",
                    context -> context.result(shop.order(Integer.parseInt(context.pathParam("order-id")))));
            config.routes.after(context -> context.header("after", "yes"));
        });
        app.start(0);
        Victim.serve(app.port());
    }
}
