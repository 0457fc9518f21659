package dev.headroom.victim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A handler of Jetty 12, without servlets. */
public final class JettyHandlerVictim {
    private JettyHandlerVictim() {}

    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Orders(new Shop()));
        server.start();
        Victim.serve(connector.getLocalPort());
    }

    private static final class Orders extends Handler.Abstract {
        private final Shop shop;

        Orders(Shop shop) {
            this.shop = shop;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String body = shop.order(Victim.id(Request.getPathInContext(request)));
            response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
            return true;
        }
    }
}
