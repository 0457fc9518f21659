package dev.headroom.report;

import dev.headroom.profile.SampleType;
import java.util.List;

/**
 * A file that profiles were written to.
 *
 * @param contents one per sample type
 */
public record WrittenProfile(String file, List<Content> contents) {

    /**
     * The samples of one type.
     *
     * @param samples that were written
     * @param of samples in what was read
     */
    public record Content(SampleType type, long samples, long of) {

        public Content {
            if (samples < 0 || samples > of) {
                throw new IllegalArgumentException(
                        "What is written is a part of what was read, got " + samples + " of " + of);
            }
        }
    }

    public WrittenProfile {
        contents = List.copyOf(contents);
    }
}
