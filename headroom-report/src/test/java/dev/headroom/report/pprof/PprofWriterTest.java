package dev.headroom.report.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.report.fixture.ShopRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PprofWriterTest {

    @Test
    void aRunHasOneFileForEachKindOfProfile() {
        assertThat(PprofFile.of(ShopRun.report()))
                .extracting(PprofFile::name)
                .containsExactly("cpu.pb.gz", "wall.pb.gz", "alloc.pb.gz");
    }

    @Test
    void anEmptyProfileIsStillAFile() throws IOException {
        var empty = new Profile(SampleType.CPU, new StackTable());

        assertThat(text(new PprofProfile(List.of(empty), List.of(), Instant.EPOCH, Duration.ZERO)))
                .contains("samples", "count", "cpu", "nanoseconds");
    }

    @Test
    void aPartLargerThanTheWholeIsAProgrammersError() {
        var stacks = new StackTable();
        var whole = new Profile(SampleType.CPU, stacks);
        var part = new Profile(SampleType.CPU, stacks);
        part.add(StackTable.ROOT, 1, 1);
        var parts = List.of(new PprofProfile.Part("GET /", List.of(part)));

        var profile = new PprofProfile(List.of(whole), parts, Instant.EPOCH, Duration.ZERO);

        assertThatThrownBy(() -> text(profile)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPartOfAnotherTypeIsAProgrammersError() {
        var cpu = new Profile(SampleType.CPU, new StackTable());
        var wall = new Profile(SampleType.WALL, new StackTable());
        var parts = List.of(new PprofProfile.Part("GET /", List.of(wall)));

        assertThatThrownBy(() -> new PprofProfile(List.of(cpu), parts, Instant.EPOCH, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersAreVarints() throws IOException {
        var message = new ProtobufWriter();
        message.number(1, 150);
        message.number(2, 0);
        message.packed(4, 3, 270, 0);
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);

        assertThat(bytes.toByteArray()).containsExactly(0x08, 0x96, 0x01, 0x22, 0x04, 0x03, 0x8E, 0x02, 0x00);
    }

    @Test
    void aNegativeNumberTakesTenBytes() throws IOException {
        var message = new ProtobufWriter();
        message.varint(-1);
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);

        assertThat(bytes.toByteArray()).hasSize(10).endsWith(0x01);
    }

    private static String text(PprofProfile profile) throws IOException {
        var file = new ByteArrayOutputStream();
        PprofWriter.write(profile, file);
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(file.toByteArray()))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
