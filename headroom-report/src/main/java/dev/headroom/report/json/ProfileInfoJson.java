package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.report.ProfileInfo;
import dev.headroom.report.Starvation;
import java.util.Optional;

/** The object that {@code headroom profile info --format json} prints. */
public final class ProfileInfoJson {

    private ProfileInfoJson() {}

    public static String of(ProfileInfo info) {
        ObjectNode object = JsonText.versioned();
        object.put("file", info.file()).put("format", info.format());
        JsonText.put(object, "producers", info.producers());
        object.put(
                "durationNanos",
                info.duration().map(duration -> duration.toNanos()).orElse(null));
        ArrayNode types = object.putArray("sampleTypes");
        for (ProfileInfo.Content content : info.contents()) {
            types.addObject()
                    .put("sampleType", content.type().name())
                    .put("unit", content.type().unit())
                    .put("samples", content.samples())
                    .put("total", content.weight())
                    .put("functions", content.functions())
                    .put("stacks", content.stacks());
        }
        object.put("events", info.events());
        ArrayNode recorded = object.putArray("recorded");
        for (ProfileInfo.Events events : info.recorded()) {
            recorded.addObject()
                    .put("kind", events.kind())
                    .put("count", events.count())
                    .put("totalNanos", events.totalNanos())
                    .put("longestNanos", events.longestNanos());
        }
        object.put("lostSamples", info.lostSamples()).put("skippedEvents", info.skippedEvents());
        ObjectNode periods = object.putObject("periods");
        info.periods().forEach(periods::put);
        info.starvation()
                .ifPresentOrElse(
                        starvation -> write(object.putObject("starvation"), starvation),
                        () -> object.putNull("starvation"));
        JsonText.put(object, "notes", info.notes());
        return JsonText.write(object);
    }

    private static void write(ObjectNode object, Starvation starvation) {
        object.put("cpuSamples", starvation.samples());
        JsonText.put(object, "cpuSeconds", starvation.sampledSeconds());
        object.put("sampled", starvation.sampledRunnable() ? "runnable" : "running");
        JsonText.put(object, "windowSeconds", starvation.windowSeconds());
        object.put("threads", starvation.threads() == 0 ? null : (Integer) starvation.threads());
        JsonText.put(object, "busiestThread", starvation.busiestThread());
        observed(object, "runnable", starvation.runnable());
        observed(object, "process", starvation.process());
        JsonText.put(object, "machineLoad", starvation.machineLoad());
        object.put(
                "processors",
                starvation.processors().isEmpty()
                        ? null
                        : (Integer) starvation.processors().getAsInt());
        JsonText.put(object, "threadsWaited", starvation.threadsWaited());
        object.put("threadsStarved", starvation.threadsStarved().orElse(null));
        JsonText.put(object, "samplesDelivered", starvation.samplesDelivered());
        object.put("profilerStarved", starvation.profilerStarved().orElse(null));
        JsonText.put(object, "notKnown", starvation.notKnown());
    }

    private static void observed(ObjectNode object, String name, Optional<Starvation.Observed> observed) {
        if (observed.isEmpty()) {
            object.putNull(name);
            return;
        }
        ObjectNode seen = object.putObject(name);
        JsonText.put(seen, "seconds", observed.get().seconds());
        seen.put("count", observed.get().count());
    }
}
