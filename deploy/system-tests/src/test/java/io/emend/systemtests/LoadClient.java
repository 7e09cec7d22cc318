package io.emend.systemtests;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over connections that stay open, and throws the answers away: as little work as a client can do, since it
 * shares the processors with the server it puts to the test. Understands just what the server sends. Thread-safe.
 */
final class LoadClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BUFFER = 4096;

    private final URI server;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    LoadClient(URI server) {
        this.server = server;
    }

    /** A request, as bytes. */
    record Request(byte[] bytes) {
        static Request get(String path, String key) {
            return new Request(text("GET " + path, key, "").getBytes(StandardCharsets.UTF_8));
        }

        static Request post(String path, String key, String json) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            String head = text(
                    "POST " + path, key, "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n");
            byte[] start = head.getBytes(StandardCharsets.UTF_8);
            byte[] whole = new byte[start.length + body.length];
            System.arraycopy(start, 0, whole, 0, start.length);
            System.arraycopy(body, 0, whole, start.length, body.length);
            return new Request(whole);
        }

        private static String text(String line, String key, String headers) {
            return line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\n" + headers + "\r\n";
        }
    }

    /** The answer's status; 0 when there was none. */
    int status(Request request) {
        @Nullable Connection connection = idle.pollFirst();
        try {
            if (connection == null) {
                connection = new Connection(server);
            }
            int status = connection.ask(request.bytes());
            if (connection.staysOpen()) {
                idle.addFirst(connection);
            } else {
                connection.close();
            }
            return status;
        } catch (IOException broken) {
            if (connection != null) {
                connection.close();
            }
            return 0;
        }
    }

    @Override
    public void close() {
        idle.forEach(Connection::close);
    }

    private static final class Connection {
        private final Socket socket;
        private final InputStream in;
        private final byte[] scratch = new byte[BUFFER];
        private boolean staysOpen = true;

        Connection(URI server) throws IOException {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        }

        boolean staysOpen() {
            return staysOpen;
        }

        int ask(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            int status = Integer.parseInt(line().split(" ")[1]);
            long length = 0;
            boolean chunked = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Long.parseLong(
                            lower.substring(lower.indexOf(':') + 1).strip());
                } else if (lower.startsWith("transfer-encoding:")) {
                    chunked = lower.contains("chunked");
                } else if (lower.startsWith("connection:")) {
                    staysOpen = !lower.contains("close");
                }
            }
            if (chunked) {
                do {
                    length = Long.parseLong(line(), 16);
                    skip(length);
                    line();
                } while (length > 0);
            } else {
                skip(length);
            }
            return status;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException();
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        private void skip(long bytes) throws IOException {
            for (long left = bytes; left > 0; ) {
                int read = in.read(scratch, 0, (int) Math.min(left, scratch.length));
                if (read < 0) {
                    throw new EOFException();
                }
                left -= read;
            }
        }

        void close() {
            try {
                socket.close();
            } catch (IOException alreadyBroken) {
                // There is nothing left to do for it.
            }
        }
    }
}
