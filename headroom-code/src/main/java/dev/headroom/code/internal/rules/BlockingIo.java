package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.Optional;
import java.util.Set;

/**
 * Each turn opens a file or a socket, forces what it wrote to disk, or sleeps. Silent in loops that wait or poll, and where an
 * output is flushed now and then only.
 */
final class BlockingIo implements CallRule {

    private static final Set<String> OPENED = Set.of(
            "java/io/FileInputStream",
            "java/io/FileOutputStream",
            "java/io/FileReader",
            "java/io/FileWriter",
            "java/io/RandomAccessFile",
            "java/net/Socket");

    private static final Set<String> OF_FILES = Set.of(
            "newBufferedReader",
            "newBufferedWriter",
            "newInputStream",
            "newOutputStream",
            "newByteChannel",
            "readAllBytes",
            "readAllLines",
            "readString",
            "lines",
            "write",
            "writeString");

    private static final Set<String> FLUSHED = Set.of(
            "java/io/OutputStream",
            "java/io/BufferedOutputStream",
            "java/io/FileOutputStream",
            "java/io/DataOutputStream",
            "java/io/ObjectOutputStream",
            "java/io/Writer",
            "java/io/BufferedWriter",
            "java/io/FileWriter",
            "java/io/OutputStreamWriter",
            "java/io/PrintWriter");

    @Override
    public boolean follows(MethodKey call) {
        return opens(call) || forces(call) || sleeps(call);
    }

    private static boolean opens(MethodKey call) {
        return switch (call.owner()) {
            case "java/nio/file/Files" -> OF_FILES.contains(call.name());
            case "java/nio/channels/FileChannel", "java/nio/channels/SocketChannel" ->
                call.name().equals("open");
            default -> OPENED.contains(call.owner()) && call.name().equals("<init>");
        };
    }

    private static boolean forces(MethodKey call) {
        return (call.owner().equals("java/nio/channels/FileChannel")
                        && call.name().equals("force"))
                || (call.owner().equals("java/io/FileDescriptor") && call.name().equals("sync"))
                || (FLUSHED.contains(call.owner()) && call.name().equals("flush"));
    }

    private static boolean sleeps(MethodKey call) {
        return call.name().equals("sleep")
                && (call.owner().equals("java/lang/Thread") || call.owner().equals("java/util/concurrent/TimeUnit"));
    }

    @Override
    public Optional<Judgement> judge(RepeatedCall call) {
        if (opens(call.key())) {
            return call.repetition().iterates() && !call.repetition().decided()
                    ? site(call.given(), "Each turn of the loop opens a file or a socket.")
                    : Optional.empty();
        }
        if (!call.repetition().steps()) {
            return Optional.empty();
        }
        if (sleeps(call.key())) {
            return site(Variation.NONE, "Each turn of the loop sleeps.");
        }
        boolean always = call.repetition().everyTurn() && call.inner(0) != Variation.VARYING;
        return always
                ? site(Variation.NONE, "Each turn of the loop waits until what it wrote has left the process.")
                : Optional.empty();
    }

    private static Optional<Judgement> site(Variation deciding, String evidence) {
        return Optional.of(new Judgement(CodeRule.BLOCKING_IO_IN_HOT_PATH, deciding, evidence));
    }
}
