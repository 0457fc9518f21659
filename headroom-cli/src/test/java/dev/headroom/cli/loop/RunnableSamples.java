package dev.headroom.cli.loop;

import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Samples of threads that ran rather than waited, on threads that handled requests; read from the recording, since a run
 * counts wall samples whether their thread ran or waited for its next request.
 *
 * @param onRequestThreads samples of running threads that handled at least one request
 * @param inRequests those among them taken while their thread handled one
 */
record RunnableSamples(long onRequestThreads, long inRequests) {

    double share() {
        return (double) inRequests / onRequestThreads;
    }

    static RunnableSamples ofWall(Path file) throws IOException {
        Map<Long, List<ServerRequest>> requests = new HashMap<>();
        List<ThreadSample> samples = new ArrayList<>();
        try (Recording recording = Recordings.open(file)) {
            recording.replay(new RecordingHandler() {
                @Override
                public void request(ServerRequest request) {
                    requests.computeIfAbsent(request.osThreadId(), id -> new ArrayList<>())
                            .add(request);
                }

                @Override
                public void sample(ThreadSample sample) {
                    if (sample.type().name().equals("wall") && sample.runnable()) {
                        sample.forEachObservation(samples::add);
                    }
                }
            });
        }
        long firstNanos = requests.values().stream()
                .flatMap(List::stream)
                .mapToLong(ServerRequest::startNanos)
                .min()
                .orElse(0);
        List<ThreadSample> onRequestThreads = samples.stream()
                .filter(sample -> sample.timeNanos() >= firstNanos && requests.containsKey(sample.osThreadId()))
                .toList();
        long inRequests = onRequestThreads.stream()
                .filter(sample -> requests.getOrDefault(sample.osThreadId(), List.of()).stream()
                        .anyMatch(request ->
                                request.startNanos() <= sample.timeNanos() && sample.timeNanos() < request.endNanos()))
                .count();
        return new RunnableSamples(onRequestThreads.size(), inRequests);
    }
}
