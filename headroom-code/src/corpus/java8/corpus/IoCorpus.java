package corpus;

import java.io.BufferedWriter;
import java.io.FileInputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.springframework.web.client.RestTemplate;

/** Files, sockets, other services, connections. */
final class IoCorpus {

    private final RestTemplate rest = new RestTemplate();
    private final Connection kept;
    private RestTemplate lazy;
    private volatile boolean stopped;

    IoCorpus(String url) throws SQLException {
        this.kept = DriverManager.getConnection(url);
    }

    void appendEach(List<String> lines) throws IOException {
        for (String line : lines) {
            try (FileWriter out = new FileWriter("log.txt", true)) { // finds: blocking-io-in-hot-path
                out.write(line);
            }
        }
    }

    int readEach(List<String> keys, Path file) throws IOException {
        int count = 0;
        for (String key : keys) {
            count += Files.readAllLines(file).contains(key) ? 1 : 0; // finds: blocking-io-in-hot-path
        }
        return count;
    }

    void forceEach(FileChannel channel, List<ByteBuffer> blocks) throws IOException {
        for (ByteBuffer block : blocks) {
            channel.write(block);
            channel.force(false); // finds: blocking-io-in-hot-path
        }
    }

    void flushEach(BufferedWriter out, List<String> lines) throws IOException {
        for (String line : lines) {
            out.write(line);
            out.flush(); // finds: blocking-io-in-hot-path
        }
    }

    void sleepEach(int[] jobs) throws InterruptedException {
        for (int job : jobs) {
            Thread.sleep(job); // finds: blocking-io-in-hot-path
        }
    }

    int socketEach(List<String> hosts) throws IOException {
        int count = 0;
        for (String host : hosts) {
            count += ask(host); // finds: blocking-io-in-hot-path
        }
        return count;
    }

    private static int ask(String host) throws IOException {
        try (FileInputStream in = new FileInputStream("/var/run/" + host)) {
            return in.read();
        }
    }

    void flushAtEnd(BufferedWriter out, List<String> lines) throws IOException { // silent
        for (String line : lines) {
            out.write(line);
        }
        out.flush();
    }

    void flushNowAndThen(BufferedWriter out, List<String> lines) throws IOException { // silent
        int count = 0;
        for (String line : lines) {
            out.write(line);
            if (++count % 1000 == 0) {
                out.flush();
            }
        }
    }

    void poll() throws InterruptedException { // silent
        while (!stopped) {
            Thread.sleep(100);
        }
    }

    String retry(Path file) throws InterruptedException { // silent
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                return new String(Files.readAllBytes(file));
            } catch (IOException busy) {
                Thread.sleep(10);
            }
        }
        return "";
    }

    void openOutside(List<String> lines) throws IOException { // silent
        try (BufferedWriter out = Files.newBufferedWriter(Paths.get("log.txt"))) {
            for (String line : lines) {
                out.write(line);
            }
        }
    }

    int urls(List<String> addresses) throws IOException {
        int count = 0;
        for (String address : addresses) {
            count += new URL(address).openStream().read(); // finds: chatty-remote-calls
        }
        return count;
    }

    int rest(List<Long> ids) {
        int count = 0;
        for (Long id : ids) {
            count += rest.getForObject("http://stock/{id}", Integer.class, id); // finds: chatty-remote-calls
        }
        return count;
    }

    int restInStream(List<Long> ids) {
        return ids.stream().mapToInt(id -> price(id)).sum(); // finds: chatty-remote-calls
    }

    private int price(long id) {
        return rest.getForObject("http://price/" + id, Integer.class);
    }

    int oneCall(List<Long> ids) { // silent
        Integer base = rest.getForObject("http://stock", Integer.class);
        int count = 0;
        for (Long id : ids) {
            count += base + id.intValue();
        }
        return count;
    }

    String waiting() { // silent
        String state = "";
        while (!state.equals("done")) {
            state = rest.getForObject("http://job/state", String.class);
        }
        return state;
    }

    int connectionPerCall(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) { // finds: unpooled-connection
            return connection.getHoldability();
        }
    }

    Connection handedOut(String url) throws SQLException {
        return DriverManager.getConnection(url); // finds: unpooled-connection
    }

    int socketPerCall(String host) throws IOException {
        try (Socket socket = new Socket(host, 80)) { // finds: unpooled-connection
            return socket.getPort();
        }
    }

    String clientPerCall(long id) {
        return new RestTemplate().getForObject("http://stock/" + id, String.class); // finds: unpooled-connection
    }

    int keptConnection() throws SQLException { // silent
        return kept.getHoldability();
    }

    String lazily(long id) { // silent
        if (lazy == null) {
            lazy = new RestTemplate();
        }
        return lazy.getForObject("http://stock/" + id, String.class);
    }

    static RestTemplate restTemplate() { // silent
        return new RestTemplate();
    }

    public static void main(String[] arguments) throws SQLException { // silent
        System.out.println(DriverManager.getConnection(arguments[0]));
    }

    void write(OutputStream out, byte[] bytes) throws IOException { // silent
        out.write(bytes);
        out.flush();
    }
}
