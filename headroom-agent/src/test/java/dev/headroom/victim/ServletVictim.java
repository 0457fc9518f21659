package dev.headroom.victim;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A jakarta servlet in Jetty 12. */
public final class ServletVictim {
    private ServletVictim() {}

    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder orders = new ServletHolder(new Orders(new Shop()));
        context.addServlet(orders, "/orders/*");
        context.addServlet(orders, "/customers/of-the-town/orders/*");
        ServletHolder later = new ServletHolder(new Later());
        later.setAsyncSupported(true);
        context.addServlet(later, "/later");
        server.setHandler(context);
        server.start();
        Victim.serve(connector.getLocalPort());
    }

    private static final class Orders extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Shop shop;

        Orders(Shop shop) {
            this.shop = shop;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            try {
                response.setStatus(202);
                response.getWriter().print(shop.order(Victim.id(request.getRequestURI())));
            } catch (SQLException failed) {
                throw new ServletException(failed);
            }
        }
    }

    private static final class Later extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            request.startAsync().dispatch("/orders/7");
        }
    }
}
