import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.objectweb.asm.Opcodes;

/** A javax servlet in Jetty 10, of an application that has an older ASM of its own and looks for what it can see. */
public final class JavaxServletVictim {
    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.addServlet(new ServletHolder(new Orders()), "/*");
        server.setHandler(context);
        server.start();
        System.out.println("asm " + Opcodes.class.getProtectionDomain().getCodeSource().getLocation());
        System.out.println("ready " + connector.getLocalPort());
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }

    private static final class Orders extends HttpServlet {
        private volatile byte[] page;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            page = new byte[1 << 20];
            response.setStatus(203);
            response.getWriter().print(page.length);
        }
    }
}
