package dev.headroom.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.measure.RequestOutcome;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Unary calls to a server of gRPC itself, which echoes bytes or fails. */
class GrpcCallTest {

    private static final Duration WINDOW = Duration.ofMillis(500);

    private final Queue<byte[]> messages = new ConcurrentLinkedQueue<>();
    private Server server;

    @BeforeEach
    void start() throws IOException {
        ServerServiceDefinition echo = ServerServiceDefinition.builder("test.Echo")
                .addMethod(unary("Say"), ServerCalls.asyncUnaryCall((message, answer) -> {
                    messages.add(message);
                    answer.onNext(message);
                    answer.onCompleted();
                }))
                .addMethod(
                        unary("Fail"),
                        ServerCalls.asyncUnaryCall(
                                (message, answer) -> answer.onError(Status.UNAVAILABLE.asRuntimeException())))
                .build();
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(echo)
                .build()
                .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.shutdownNow().awaitTermination();
    }

    @Test
    void aCallCarriesItsMessageAndSucceedsByItsTrailer() throws Exception {
        byte[] message = {0, 1, (byte) 0xff, '{', '1', '.', '.', '9', '}'};

        LoadResult result = measure(plan(EndpointLoad.grpc("test.Echo/Say", Map.of(), message)));

        assertThat(result.errors()).isZero();
        assertThat(result.requests()).isEqualTo(100);
        assertThat(result.endpoints().get(0).name()).isEqualTo("test.Echo/Say");
        assertThat(messages).hasSize(100).allSatisfy(received -> assertThat(received)
                .isEqualTo(message));
    }

    @Test
    void anEmptyMessageIsAMessage() throws Exception {
        LoadResult result = measure(plan(EndpointLoad.grpc("/test.Echo/Say", Map.of(), new byte[0])));

        assertThat(result.errors()).isZero();
        assertThat(messages).hasSize(100).allMatch(received -> received.length == 0);
    }

    @Test
    void callsThatFailAreErrorsThoughTheirHttpStatusIs200() throws Exception {
        LoadResult failed = measure(plan(EndpointLoad.grpc("test.Echo/Fail", Map.of(), new byte[1])));
        LoadResult unknown = measure(plan(EndpointLoad.grpc("test.Echo/Nothing", Map.of(), new byte[1])));

        assertThat(failed.endpoints().get(0).errorsByKind()).isEqualTo(Map.of(RequestOutcome.BAD_STATUS, 100L));
        assertThat(unknown.endpoints().get(0).errorsByKind()).isEqualTo(Map.of(RequestOutcome.BAD_STATUS, 100L));
    }

    @Test
    void http1IsRefused() {
        LoadPlan plan = plan(EndpointLoad.grpc("test.Echo/Say", Map.of(), new byte[1]));

        assertThatThrownBy(() -> measure(plan.withProtocol(plan.protocol().withVersion(HttpVersion.HTTP_1_1))))
                .isInstanceOf(InvalidLoadException.class)
                .hasMessageContaining("HTTP/2 only");
    }

    private LoadPlan plan(EndpointLoad call) {
        URI target = URI.create("http://127.0.0.1:" + server.getPort());
        return LoadPlan.of(target, List.of(call), Arrivals.constant(200));
    }

    private static LoadResult measure(LoadPlan plan) throws Exception {
        try (var session = LoadSession.open(plan)) {
            return session.measure(WINDOW, second -> {});
        }
    }

    private static MethodDescriptor<byte[], byte[]> unary(String method) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("test.Echo/" + method)
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
