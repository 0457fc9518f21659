package dev.headroom.cli.load;

import dev.headroom.cli.invocation.Installation;
import dev.headroom.cli.run.HostFacts;
import dev.headroom.load.LoadResult;
import dev.headroom.load.protocol.SpokenProtocol;
import dev.headroom.measure.load.GeneratorRun;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.MeasuredEndpoint;
import dev.headroom.measure.load.MeasuredLoad;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What a load's result does not hold but whoever compares it must know.
 *
 * @param target as it was given
 * @param protocol what was spoken
 * @param warmup zero for none
 * @param timeout of one request
 */
public record LoadCircumstances(
        String target, SpokenProtocol protocol, LoadModel model, int connections, Duration warmup, Duration timeout) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The result of this process as one that can be kept. */
    public MeasuredLoad of(LoadResult result) {
        Instant started = Instant.ofEpochSecond(0, result.startNanos());
        String host = HostFacts.hostName();
        String id = host + "-" + ProcessHandle.current().pid() + "-" + STAMP.format(started);
        var run = new GeneratorRun(
                id,
                host,
                Installation.version(),
                started,
                result.window(),
                result.complete(),
                result.requests(),
                result.selfCheck());
        return new MeasuredLoad(
                target,
                protocol.toString(),
                model,
                connections,
                warmup,
                timeout,
                List.of(run),
                result.endpoints().stream()
                        .map(each -> new MeasuredEndpoint(
                                each.name(),
                                each.requests(),
                                each.errorsByKind(),
                                each.responseTimes(),
                                each.serviceTimes()))
                        .toList(),
                result.lateness(),
                result.connectionWaits(),
                result.selfCheck());
    }
}
