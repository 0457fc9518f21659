package dev.headroom.cli.loop;

import dev.headroom.profile.StackTable;
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
 * Samples that were taken while a request was handled, as their own stacks say: the service's code is on them. Whether the
 * join by thread and time finds the request is another question, and this one's answer does not depend on it. Between
 * requests the same threads select, parse and flush; no request is to be found for those samples.
 *
 * @param handling samples with a frame of the service's code
 * @param inRequests those among them taken while their thread handled a request, by the agent's events
 */
record HandlingSamples(String sampleType, long handling, long inRequests) {

    double share() {
        return (double) inRequests / handling;
    }

    static HandlingSamples of(Path file, String sampleType, String codePrefix) throws IOException {
        Map<Long, List<ServerRequest>> requests = new HashMap<>();
        List<ThreadSample> samples = new ArrayList<>();
        StackTable stacks;
        try (Recording recording = Recordings.open(file)) {
            stacks = recording.stacks();
            recording.replay(new RecordingHandler() {
                @Override
                public void request(ServerRequest request) {
                    requests.computeIfAbsent(request.osThreadId(), id -> new ArrayList<>())
                            .add(request);
                }

                @Override
                public void sample(ThreadSample sample) {
                    if (sample.type().name().equals(sampleType)) {
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
        List<ThreadSample> handling = samples.stream()
                .filter(sample -> sample.timeNanos() >= firstNanos && requests.containsKey(sample.osThreadId()))
                .filter(sample -> hasFrameOf(stacks, sample.stack(), codePrefix))
                .toList();
        long inRequests = handling.stream()
                .filter(sample -> requests.getOrDefault(sample.osThreadId(), List.of()).stream()
                        .anyMatch(request ->
                                request.startNanos() <= sample.timeNanos() && sample.timeNanos() < request.endNanos()))
                .count();
        return new HandlingSamples(sampleType, handling.size(), inRequests);
    }

    private static boolean hasFrameOf(StackTable stacks, int stack, String codePrefix) {
        for (int s = stack; s != StackTable.ROOT; s = stacks.parent(s)) {
            if (stacks.leafFrame(s).name().startsWith(codePrefix)) {
                return true;
            }
        }
        return false;
    }
}
