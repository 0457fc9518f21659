package dev.headroom.agent.weave;

import dev.headroom.agent.hook.WaitHooks;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;

/** {@code WaitHooks} around a method that waits for a pool, a file or a peer. */
final class WaitWeaving extends TokenWeaving {
    private static final String HOOKS = "dev/headroom/agent/hook/WaitHooks";

    private final int kind;

    private WaitWeaving(MethodVisitor next, int access, String method, String descriptor, int kind) {
        super(next, access, method, descriptor);
        this.kind = kind;
    }

    /** The method with its hook, or as it was where it does not wait. */
    static MethodVisitor of(String owner, MethodVisitor next, int access, String method, String descriptor) {
        Integer kind = kind(owner, method, descriptor);
        return kind == null ? next : new WaitWeaving(next, access, method, descriptor, kind);
    }

    private static @Nullable Integer kind(String owner, String method, String descriptor) {
        return switch (owner) {
            case "com/zaxxer/hikari/pool/HikariPool",
                    "org/apache/commons/dbcp2/PoolingDataSource",
                    "org/apache/tomcat/jdbc/pool/ConnectionPool" ->
                method.equals("getConnection") && descriptor.endsWith(")Ljava/sql/Connection;") ? WaitHooks.POOL : null;
            case "java/io/FileInputStream", "java/io/FileOutputStream", "java/io/RandomAccessFile" ->
                isTransfer(method) && descriptor.startsWith("([B") ? WaitHooks.FILE : null;
            case "sun/nio/ch/FileChannelImpl" ->
                (isTransfer(method) && descriptor.startsWith("(Ljava/nio/ByteBuffer;"))
                                || (method.equals("force") && descriptor.equals("(Z)V"))
                        ? WaitHooks.FILE
                        : null;
            case "sun/nio/ch/NioSocketImpl" ->
                (isTransfer(method) && descriptor.startsWith("([BII)"))
                                || (method.equals("connect") && descriptor.equals("(Ljava/net/SocketAddress;I)V"))
                        ? WaitHooks.SOCKET
                        : null;
            default -> null;
        };
    }

    private static boolean isTransfer(String method) {
        return method.equals("read") || method.equals("write");
    }

    @Override
    void callEnter() {
        visitMethodInsn(INVOKESTATIC, HOOKS, "enter", "()I", false);
    }

    @Override
    void callExit() {
        mv.visitIntInsn(BIPUSH, kind);
        mv.visitMethodInsn(INVOKESTATIC, HOOKS, "exit", "(II)V", false);
    }
}
