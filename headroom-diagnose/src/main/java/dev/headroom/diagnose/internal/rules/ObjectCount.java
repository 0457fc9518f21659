package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.internal.PoissonCount;
import dev.headroom.measure.Interval;
import dev.headroom.profile.recording.ThreadSample;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many objects were allocated per request, from allocation samples: a sample of weight w that caught an object of b
 * bytes stands for w/b such objects. The interval is that of the number of samples (Poisson).
 *
 * @param perRequest not known, from 0 without upper bound, where no sample caught such an object
 * @param samples that caught such an object
 */
record ObjectCount(Interval perRequest, long samples) {

    static ObjectCount of(List<ThreadSample> allocations, Predicate<String> className, long requests) {
        double objects = 0;
        long samples = 0;
        for (ThreadSample sample : allocations) {
            if (sample.objectBytes() > 0 && className.test(sample.objectClass().replace('/', '.'))) {
                objects += (double) sample.weight() / sample.objectBytes();
                samples++;
            }
        }
        if (samples == 0 || requests == 0) {
            return new ObjectCount(new Interval(0, 0, Double.POSITIVE_INFINITY), 0);
        }
        double perSample = objects / samples / requests;
        return new ObjectCount(new PoissonCount(samples).interval().times(perSample), samples);
    }

    boolean isKnown() {
        return samples > 0;
    }
}
