package dev.headroom.cli.calibration;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.config.ServiceConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.proof.ProofSide;
import dev.headroom.load.protocol.HttpVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * A service behind a {@link DelayLine}: the load goes through it, and whether it is ready is asked directly. Each run has a line of its own,
 * which is closed with the next or with this. Not thread-safe.
 */
final class DelayedSide implements ProofSide, AutoCloseable {

    private static final int HTTP_PORT = 80;

    private final ProofSide service;
    private final double share;
    private Optional<DelayLine> line = Optional.empty();

    /** @param share by which answers are held back; 0 for the line alone */
    DelayedSide(ProofSide service, double share) {
        this.service = service;
        this.share = share;
    }

    /** @throws CommandFailure where a line cannot be put before such a service, as it knows no protocol but its pace */
    static void requireDelayable(HeadroomConfig config) throws CommandFailure {
        ServiceConfig service = config.service();
        if (!"http".equals(service.baseUrl().getScheme())
                || config.load().protocol().version() == HttpVersion.HTTP_2) {
            throw CommandFailure.input(
                    "Answers are held back on connections that carry one request at a time: HTTP/1.1 in plain text. "
                            + service.baseUrl()
                            + " is spoken with otherwise. Leave --inject out, or calibrate with a plain-text port.",
                    null);
        }
        if (service.ready().isEmpty()) {
            throw CommandFailure.input(
                    "service.ready is not set. With --inject the load goes through a port of ours, so that only service.ready"
                            + " tells which process serves. Set it to an address that answers once the service can take load.",
                    null);
        }
    }

    @Override
    public String description() {
        return service.description()
                + (share == 0
                        ? ", through a delay line that holds nothing back"
                        : ", through a delay line that holds each answer back by " + Math.round(100 * share)
                                + " % of its own time");
    }

    @Override
    public HeadroomConfig nextRun() throws CommandFailure {
        close();
        HeadroomConfig config = service.nextRun();
        URI url = config.service().baseUrl();
        var address = new InetSocketAddress(url.getHost(), url.getPort() < 0 ? HTTP_PORT : url.getPort());
        DelayLine opened;
        try {
            opened = DelayLine.open(address, share);
        } catch (IOException e) {
            throw CommandFailure.run(
                    "No port of the loopback address is free for the delay line: " + e.getMessage(), e);
        }
        line = Optional.of(opened);
        return through(config, URI.create("http://127.0.0.1:" + opened.port()));
    }

    private static HeadroomConfig through(HeadroomConfig config, URI line) {
        ServiceConfig service = config.service();
        return new HeadroomConfig(
                "# As run through a delay line at " + line + ".\n" + config.text(),
                new ServiceConfig(
                        service.target(),
                        line,
                        service.ready(),
                        service.env(),
                        service.workdir(),
                        service.startTimeout(),
                        service.readyPoll()),
                config.load(),
                config.profile(),
                config.gates());
    }

    @Override
    public void close() {
        line.ifPresent(DelayLine::close);
        line = Optional.empty();
    }
}
