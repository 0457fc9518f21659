package dev.headroom.agent.weave;

import dev.headroom.agent.http.CalledHost;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** {@code CallHooks} around the method by which an HTTP client sends a request and waits for the head of its answer. */
final class CallWeaving extends TokenWeaving {
    private static final String HOOKS = "dev/headroom/agent/hook/CallHooks";
    private static final String JDK_CLIENT = "jdk/internal/net/http/HttpClientImpl";
    private static final String URL_CONNECTION = "sun/net/www/http/HttpClient";

    /** Field of the connection behind {@code HttpURLConnection}. */
    static final String HOST = "host";

    private final int client;

    private CallWeaving(MethodVisitor next, int access, String method, String descriptor, int client) {
        super(next, access, method, descriptor);
        this.client = client;
    }

    /** Whether it sends requests; {@code name} has slashes. */
    static boolean isClient(String name) {
        return switch (name) {
            case JDK_CLIENT,
                    URL_CONNECTION,
                    "org/apache/http/impl/client/InternalHttpClient",
                    "org/apache/hc/client5/http/impl/classic/InternalHttpClient" -> true;
            default -> false;
        };
    }

    /**
     * The method with its hook, or as it was where it does not send.
     *
     * @param knowsHost whether the class has the field {@link #HOST}
     */
    static MethodVisitor of(
            String owner, MethodVisitor next, int access, String method, String descriptor, boolean knowsHost) {
        int arguments = Type.getArgumentTypes(descriptor).length;
        return switch (owner) {
            case JDK_CLIENT ->
                method.equals("send") && arguments == 2
                        ? new CallWeaving(next, access, method, descriptor, CalledHost.JDK)
                        : method.equals("sendAsync") && arguments == 3
                                ? new CallWeaving(next, access, method, descriptor, CalledHost.JDK_ASYNC)
                                : next;
            case URL_CONNECTION ->
                method.equals("parseHTTP") && knowsHost
                        ? new CallWeaving(next, access, method, descriptor, CalledHost.URL_CONNECTION)
                        : next;
            default ->
                method.equals("doExecute")
                        ? new CallWeaving(next, access, method, descriptor, CalledHost.APACHE)
                        : next;
        };
    }

    @Override
    void callEnter() {
        push(client);
        if (client == CalledHost.URL_CONNECTION) {
            loadThis();
            visitFieldInsn(GETFIELD, URL_CONNECTION, HOST, "Ljava/lang/String;");
        } else {
            loadArg(0);
        }
        visitMethodInsn(INVOKESTATIC, HOOKS, "enter", "(ILjava/lang/Object;)I", false);
    }

    @Override
    void callExit() {
        mv.visitMethodInsn(INVOKESTATIC, HOOKS, "exit", "(I)V", false);
    }
}
