package dev.headroom.load.protocol;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A real server of another house: HTTP/1.1, HTTP/2 or WebSocket, in plain text or over TLS. */
@SuppressWarnings("FutureReturnValueIgnored") // what a write or a close comes to is the client's to find out
final class NettyServer implements AutoCloseable {

    /** What was asked, as {@code HTTP/2 GET /path host 3} with the body's length at the end. */
    final Queue<String> requests = new ConcurrentLinkedQueue<>();

    /** After so many requests it closes its port and every connection. */
    volatile int diesAfter = Integer.MAX_VALUE;

    private final ChannelGroup accepted = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final String scheme;
    private final Channel channel;

    private NettyServer(String scheme, ChannelHandler connections) throws InterruptedException {
        this.scheme = scheme;
        channel = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(connections)
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    static NettyServer plainHttp2(Http2Settings settings) throws InterruptedException {
        var connections = new Connections(null, settings);
        var server = new NettyServer("http", connections);
        connections.server = server;
        return server;
    }

    /** Chooses of these what the client offers too. */
    static NettyServer tls(TestCertificate certificate, String... applications)
            throws InterruptedException, SSLException {
        SslContext context = SslContextBuilder.forServer(certificate.keys())
                .sslProvider(SslProvider.JDK)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.FATAL_ALERT,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        applications))
                .build();
        var connections = new Connections(context, Http2Settings.defaultSettings());
        var server = new NettyServer("https", connections);
        connections.server = server;
        return server;
    }

    /** Echoes text messages on {@code /echo}. */
    static NettyServer webSocket(@Nullable TestCertificate certificate) throws InterruptedException, SSLException {
        SslContext context = certificate == null
                ? null
                : SslContextBuilder.forServer(certificate.keys())
                        .sslProvider(SslProvider.JDK)
                        .build();
        return new NettyServer(context == null ? "ws" : "wss", new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel accepted) {
                if (context != null) {
                    accepted.pipeline().addLast(context.newHandler(accepted.alloc()));
                }
                accepted.pipeline()
                        .addLast(
                                new HttpServerCodec(),
                                new HttpObjectAggregator(65_536),
                                new WebSocketServerProtocolHandler("/echo"),
                                new Echo());
            }
        });
    }

    URI uri() {
        return URI.create(scheme + "://localhost:" + ((InetSocketAddress) channel.localAddress()).getPort());
    }

    private void asked(String request) {
        requests.add(request);
        if (requests.size() == diesAfter) {
            channel.close();
            accepted.close();
        }
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static final class Connections extends ChannelInitializer<Channel> {

        private final @Nullable SslContext tls;
        private final Http2Settings settings;
        private @Nullable NettyServer server;

        Connections(@Nullable SslContext tls, Http2Settings settings) {
            this.tls = tls;
            this.settings = settings;
        }

        @Override
        protected void initChannel(Channel accepted) {
            server().accepted.add(accepted);
            if (tls == null) {
                http2(accepted.pipeline());
                return;
            }
            accepted.pipeline()
                    .addLast(tls.newHandler(accepted.alloc()), new ApplicationProtocolNegotiationHandler("http/1.1") {
                        @Override
                        protected void configurePipeline(ChannelHandlerContext context, String protocol) {
                            if (protocol.equals("h2")) {
                                http2(context.pipeline());
                            } else {
                                context.pipeline()
                                        .addLast(
                                                new HttpServerCodec(),
                                                new HttpObjectAggregator(65_536),
                                                new Http1Answers(server()));
                            }
                        }

                        @Override
                        protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
                            context.close(); // What the client makes of it is what is tested.
                        }
                    });
        }

        private void http2(ChannelPipeline pipeline) {
            pipeline.addLast(
                    Http2FrameCodecBuilder.forServer().initialSettings(settings).build(),
                    new Http2MultiplexHandler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel stream) {
                            stream.pipeline().addLast(new Http2Answers(server()));
                        }
                    }));
        }

        private NettyServer server() {
            return java.util.Objects.requireNonNull(server);
        }
    }

    private static final class Http1Answers extends SimpleChannelInboundHandler<FullHttpRequest> {

        private final NettyServer server;

        Http1Answers(NettyServer server) {
            this.server = server;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            server.asked("HTTP/1.1 " + request.method() + " " + request.uri() + " "
                    + request.headers().get("host").replaceAll(":.*", "") + " "
                    + request.content().readableBytes());
            var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            answer.headers().set("content-length", 0);
            context.writeAndFlush(answer);
        }
    }

    private static final class Http2Answers extends ChannelInboundHandlerAdapter {

        private final NettyServer server;
        private @Nullable Http2Headers head;
        private int bytes;

        Http2Answers(NettyServer server) {
            this.server = server;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            boolean ended = false;
            if (message instanceof Http2HeadersFrame headers) {
                head = headers.headers();
                ended = headers.isEndStream();
            } else if (message instanceof Http2DataFrame data) {
                bytes += data.content().readableBytes();
                ended = data.isEndStream();
                data.release();
            }
            if (ended && head != null) {
                server.asked("HTTP/2 " + head.method() + " " + head.path() + " "
                        + head.authority().toString().replaceAll(":.*", "") + " " + bytes);
                String status = head.path().toString().startsWith("/status/")
                        ? head.path().toString().substring(8)
                        : "200";
                context.write(new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().status(status)));
                context.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.copiedBuffer(new byte[] {'o', 'k'}), true));
            }
        }
    }

    private static final class Echo extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            context.writeAndFlush(new TextWebSocketFrame(frame.text()));
        }
    }
}
