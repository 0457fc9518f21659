package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.load.EndpointLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A unary call of gRPC in place of a request. */
final class GrpcOptions {

    @Option(
            names = "--grpc",
            paramLabel = "SERVICE/METHOD",
            description = "Call a unary method of gRPC, such as shop.Orders/Get, at a URL without a path. --header is"
                    + " metadata; success is grpc-status 0.")
    private @Nullable String method;

    @Option(
            names = "--message-file",
            paramLabel = "FILE",
            description = "With --grpc: the message, encoded by Protocol Buffers. Default: an empty message.")
    private @Nullable Path file;

    @Option(names = "--message-hex", paramLabel = "HEX", description = "With --grpc: the encoded message itself.")
    private @Nullable String hex;

    @Option(names = "--message-base64", paramLabel = "TEXT", description = "With --grpc: the encoded message itself.")
    private @Nullable String base64;

    boolean isCall() {
        return method != null || file != null || hex != null || base64 != null;
    }

    /**
     * @param path of the URL, which must be none
     * @param body of other requests, which must be none
     */
    EndpointLoad call(String path, Map<String, String> metadata, @Nullable String body) throws CommandFailure {
        if (method == null || !method.matches("/?[\\w.]+/\\w+")) {
            throw CommandFailure.input(
                    "A message is sent to a method: give --grpc SERVICE/METHOD, such as --grpc shop.Orders/Get.", null);
        }
        if (!path.equals("/") || body != null) {
            throw CommandFailure.input(
                    "A call of gRPC has no path and no --body: write the URL up to the port, and the message as"
                            + " --message-file FILE, --message-hex or --message-base64.",
                    null);
        }
        return EndpointLoad.grpc(method, metadata, message());
    }

    private byte[] message() throws CommandFailure {
        int given = (file == null ? 0 : 1) + (hex == null ? 0 : 1) + (base64 == null ? 0 : 1);
        if (given > 1) {
            throw CommandFailure.input("Give one message: --message-file, --message-hex or --message-base64.", null);
        }
        try {
            if (file != null) {
                return Files.readAllBytes(file);
            } else if (hex != null) {
                return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
            }
            return base64 == null ? new byte[0] : Base64.getDecoder().decode(base64);
        } catch (IOException e) {
            throw CommandFailure.input("The message in " + file + " cannot be read: " + e.getMessage() + ".", e);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.input(
                    "The message is not " + (hex == null ? "Base64" : "hexadecimal") + ": " + e.getMessage() + ".", e);
        }
    }
}
