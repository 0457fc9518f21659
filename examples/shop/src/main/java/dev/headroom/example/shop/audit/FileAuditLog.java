package dev.headroom.example.shop.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Has each line on the disk before {@link #record} returns. */
public final class FileAuditLog implements AuditLog {

    private final FileChannel file;

    public FileAuditLog(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public synchronized void record(String line) throws IOException {
        ByteBuffer bytes = UTF_8.encode(line + "\n");
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false); // planted: blocking-io-in-hot-path
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
