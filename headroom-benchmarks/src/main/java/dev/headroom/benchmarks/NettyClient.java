package dev.headroom.benchmarks;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A load generator as one writes it in an hour: Netty's own HTTP codec, one event loop, closed. It keeps no schedule, no
 * times and no trace ids. Arguments and output are those of {@link LoadClient}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails comes back as exceptionCaught
final class NettyClient extends SimpleChannelInboundHandler<FullHttpResponse> {

    private final String host;
    private final AtomicLong answers;
    private final AtomicLong errors;

    private NettyClient(String host, AtomicLong answers, AtomicLong errors) {
        this.host = host;
        this.answers = answers;
        this.errors = errors;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        URI target = URI.create(arguments[0]);
        var answers = new AtomicLong();
        var errors = new AtomicLong();
        var loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        Bootstrap bootstrap = new Bootstrap().group(loop).channel(EpollSocketChannel.class);
        bootstrap.handler(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(new HttpClientCodec())
                        .addLast(new HttpObjectAggregator(1 << 20))
                        .addLast(new NettyClient(target.getHost(), answers, errors));
            }
        });
        for (int i = Integer.parseInt(arguments[1]); i > 0; i--) {
            bootstrap.connect(target.getHost(), target.getPort()).sync();
        }
        TimeUnit.SECONDS.sleep(Long.parseLong(arguments[2]));
        long answersBefore = answers.get();
        long cpuBefore = system.getProcessCpuTime();
        TimeUnit.SECONDS.sleep(Long.parseLong(arguments[3]));
        long cpu = system.getProcessCpuTime() - cpuBefore;
        long inWindow = answers.get() - answersBefore;
        System.out.printf("%d %d %d %d%n", answers.get(), errors.get(), inWindow, cpu);
        System.exit(0); // The loop's thread is no daemon, and its requests go on.
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        send(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
        if (answer.status().code() != 200) {
            errors.incrementAndGet();
        }
        answers.incrementAndGet();
        send(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        errors.incrementAndGet();
        context.close();
    }

    private void send(ChannelHandlerContext context) {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        request.headers().set(HttpHeaderNames.HOST, host);
        context.writeAndFlush(request);
    }
}
