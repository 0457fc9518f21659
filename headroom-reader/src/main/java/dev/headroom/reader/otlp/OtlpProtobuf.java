package dev.headroom.reader.otlp;

import dev.headroom.reader.otlp.OtlpDictionary.Line;
import dev.headroom.reader.otlp.OtlpDictionary.Location;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the protobuf encoding; the numbers are the schema's field numbers. */
final class OtlpProtobuf {

    private final StreamSource source;
    private final SampleCollector collector;
    private final OtlpDictionary dictionary = new OtlpDictionary();

    OtlpProtobuf(StreamSource source, SampleCollector collector) {
        this.source = source;
        this.collector = collector;
    }

    void read() throws IOException {
        try (var in = new Protobuf(source.open())) {
            while (in.next()) {
                if (in.field() == 2) {
                    in.message(() -> dictionary(in));
                } else {
                    in.skip();
                }
            }
        }
        if (dictionary.isEmpty()) {
            throw source.truncated("", "there is no dictionary");
        }
        try (var in = new Protobuf(source.open())) {
            while (in.next()) {
                if (in.field() == 1) {
                    in.message(() -> resource(in));
                } else {
                    in.skip();
                }
            }
        }
    }

    private void dictionary(Protobuf in) throws IOException {
        while (in.next()) {
            switch (in.field()) {
                case 1 -> in.message(() -> mapping(in));
                case 2 -> in.message(() -> location(in));
                case 3 -> in.message(() -> function(in));
                case 5 -> dictionary.addString(in.text());
                case 6 -> in.message(() -> attribute(in));
                case 7 -> in.message(() -> stack(in));
                default -> in.skip();
            }
        }
    }

    private void mapping(Protobuf in) throws IOException {
        int file = 0;
        while (in.next()) {
            if (in.field() == 4) {
                file = in.index();
            } else {
                in.skip();
            }
        }
        dictionary.addMapping(file);
    }

    private void location(Protobuf in) throws IOException {
        int mapping = 0;
        long address = 0;
        List<Line> lines = new ArrayList<>(1);
        var attributes = new Indices();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> mapping = in.index();
                case 2 -> address = in.number();
                case 3 -> in.message(() -> lines.add(line(in)));
                case 4 -> in.numbers(attributes::add);
                default -> in.skip();
            }
        }
        dictionary.addLocation(new Location(mapping, address, lines, attributes.toArray()));
    }

    private static Line line(Protobuf in) throws IOException {
        int function = 0;
        long line = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> function = in.index();
                case 2 -> line = in.number();
                default -> in.skip();
            }
        }
        return new Line(function, line);
    }

    private void function(Protobuf in) throws IOException {
        int name = 0;
        int file = 0;
        long startLine = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> name = in.index();
                case 3 -> file = in.index();
                case 4 -> startLine = in.number();
                default -> in.skip();
            }
        }
        dictionary.addFunction(name, file, startLine);
    }

    private void attribute(Protobuf in) throws IOException {
        int key = 0;
        String[] value = {""};
        while (in.next()) {
            switch (in.field()) {
                case 1 -> key = in.index();
                case 2 ->
                    in.message(() -> {
                        while (in.next()) {
                            switch (in.field()) {
                                case 1 -> value[0] = in.text();
                                case 3 -> value[0] = Long.toString(in.number());
                                default -> in.skip();
                            }
                        }
                    });
                default -> in.skip();
            }
        }
        dictionary.addAttribute(key, value[0]);
    }

    private void stack(Protobuf in) throws IOException {
        var locations = new Indices();
        while (in.next()) {
            if (in.field() == 1) {
                in.numbers(locations::add);
            } else {
                in.skip();
            }
        }
        dictionary.addStack(locations.toArray());
    }

    private void resource(Protobuf in) throws IOException {
        while (in.next()) {
            if (in.field() == 2) {
                in.message(() -> scope(in));
            } else {
                in.skip();
            }
        }
    }

    private void scope(Protobuf in) throws IOException {
        while (in.next()) {
            switch (in.field()) {
                case 1 -> in.message(() -> producer(in));
                case 2 -> in.message(() -> profile(in));
                default -> in.skip();
            }
        }
    }

    private void producer(Protobuf in) throws IOException {
        String name = "";
        String version = "";
        while (in.next()) {
            switch (in.field()) {
                case 1 -> name = in.text();
                case 2 -> version = in.text();
                default -> in.skip();
            }
        }
        collector.producer((name + " " + version).strip());
    }

    private void profile(Protobuf in) throws IOException {
        var profile = new OtlpProfile(dictionary, collector);
        try {
            while (in.next()) {
                switch (in.field()) {
                    case 1 -> in.message(() -> valueType(in, profile::type));
                    case 2 -> in.message(() -> sample(in, profile));
                    case 3 -> profile.start(fixed(in));
                    case 4 -> profile.duration(in.number());
                    case 5 -> in.message(() -> valueType(in, profile::periodType));
                    case 6 -> profile.period(in.number());
                    default -> in.skip();
                }
            }
        } finally {
            profile.end();
        }
    }

    private long fixed(Protobuf in) throws IOException {
        if (in.wireType() == Protobuf.BYTES) {
            throw olderLayout(in);
        }
        return in.number();
    }

    /** What takes the indices of a type's name and unit. */
    private interface TypeConsumer {
        void accept(int name, int unit);
    }

    private static void valueType(Protobuf in, TypeConsumer consumer) throws IOException {
        int name = 0;
        int unit = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> name = in.index();
                case 2 -> unit = in.index();
                default -> in.skip();
            }
        }
        consumer.accept(name, unit);
    }

    private void sample(Protobuf in, OtlpProfile profile) throws IOException {
        var sample = new OtlpProfile.Sample();
        var attributes = new Indices();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> sample.stack(in.index());
                case 2 -> in.numbers(attributes::add);
                case 3 -> {
                    if (in.wireType() == Protobuf.BYTES) {
                        throw olderLayout(in);
                    }
                    in.skip();
                }
                case 4 -> in.numbers(sample::value);
                case 5 -> in.fixedNumbers(sample::timestamp);
                default -> in.skip();
            }
        }
        sample.attributes(attributes.toArray());
        profile.sample(sample);
    }

    /** Earlier development versions of the schema gave the same numbers to other fields. */
    private IOException olderLayout(Protobuf in) {
        return source.unsupported(
                in.place(),
                "the profile is of an OTLP layout older than opentelemetry-proto 1.9",
                "Update the producer, or convert the profile to pprof.");
    }

    /** A growing list of indices; −1 stands for what is no index. */
    private static final class Indices {

        private int[] values = new int[4];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value < 0 || value > Integer.MAX_VALUE ? -1 : (int) value;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
