package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.load.protocol.HttpVersion;
import dev.headroom.load.protocol.ProtocolPlan;
import dev.headroom.load.protocol.Trust;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a load speaks with its target, and whose certificate it believes. */
final class ProtocolOptions {

    @Option(
            names = "--http2",
            description = "Speak HTTP/2, in plain text without asking. Default: HTTP/1.1; over TLS what the server"
                    + " chooses.")
    private boolean http2;

    @Option(names = "--http1.1", description = "Speak HTTP/1.1, over TLS too.")
    private boolean http1;

    @Option(
            names = "--streams",
            paramLabel = "N",
            description = "Most requests at once over one HTTP/2 connection. Default: 100.")
    private @Nullable Integer streams;

    @Option(
            names = "--cacert",
            paramLabel = "FILE",
            description = "Believe the authorities in this PEM file, and no others.")
    private @Nullable Path authorities;

    @Option(names = "--insecure", description = "Believe any certificate, whoever made it for whatever host.")
    private boolean insecure;

    /** @throws IllegalArgumentException if a number is out of bounds */
    ProtocolPlan plan() throws CommandFailure {
        if (http1 && http2) {
            throw CommandFailure.input("Give one of --http1.1 and --http2.", null);
        }
        if (insecure && authorities != null) {
            throw CommandFailure.input("Give one of --cacert and --insecure.", null);
        }
        ProtocolPlan plan = ProtocolPlan.standard();
        if (http1 || http2) {
            plan = plan.withVersion(http2 ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1);
        }
        if (authorities != null) {
            plan = plan.withTrust(new Trust.Authorities(authorities));
        } else if (insecure) {
            plan = plan.withTrust(new Trust.Anyone());
        }
        return streams == null ? plan : plan.withStreams(streams);
    }
}
