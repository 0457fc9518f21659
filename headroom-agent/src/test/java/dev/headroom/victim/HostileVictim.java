package dev.headroom.victim;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * An application that gives an agent every reason to stumble. It prints {@code unharmed} when it sees exactly what it
 * would see without one.
 */
public final class HostileVictim {
    private HostileVictim() {}

    public static void main(String[] args) throws Exception {
        boolean unharmed = sqlFailureArrives() && brokenClassIsRefused() && servletRuns();
        System.out.println(unharmed ? "unharmed" : "harmed");
        Victim.serve(0);
    }

    private static boolean sqlFailureArrives() {
        try {
            new HostileStatement().executeQuery("SELECT 1");
            return false;
        } catch (SQLException expected) {
            return expected.getClass() == HostileStatement.Failure.class;
        }
    }

    private static boolean brokenClassIsRefused() {
        try {
            new Definer().define();
            return false;
        } catch (ClassFormatError expected) {
            return true;
        }
    }

    private static boolean servletRuns() throws ServletException, IOException {
        Object request = Proxy.newProxyInstance(
                HostileVictim.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, values) -> {
                    throw new IllegalStateException("no " + method.getName());
                });
        Object response = Proxy.newProxyInstance(
                HostileVictim.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (self, method, values) -> {
                    throw new IllegalStateException("no " + method.getName());
                });
        Quiet servlet = new Quiet();
        servlet.service((ServletRequest) request, (ServletResponse) response);
        return servlet.served;
    }

    private static final class Quiet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private boolean served;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            served = true;
        }
    }

    /** Defines a class file that names a JDBC method and then ends. */
    private static final class Definer extends ClassLoader {
        Class<?> define() {
            byte[] name = "executeQuery".getBytes(StandardCharsets.US_ASCII);
            ByteBuffer file = ByteBuffer.allocate(64);
            file.putInt(0xCAFEBABE).putShort((short) 0).putShort((short) 61).putShort((short) 9);
            file.put((byte) 1).putShort((short) name.length).put(name);
            return defineClass("broken.Driver", file.array(), 0, file.position());
        }
    }
}
