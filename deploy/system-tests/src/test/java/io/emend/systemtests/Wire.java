package io.emend.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A TCP connection between two services that a test can cut and mend: a forwarder on a port of its own. */
final class Wire implements AutoCloseable {
    private final InetSocketAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listener;

    /** Forwards to where the URI points. */
    Wire(URI target) {
        this.target = new InetSocketAddress(target.getHost(), target.getPort());
        this.port = listen(0);
    }

    int port() {
        return port;
    }

    /** Breaks all connections; new ones are refused. */
    synchronized void cut() {
        ServerSocket listening = listener;
        listener = null;
        close(listening);
        open.forEach(Wire::close);
        open.clear();
    }

    /** Lets connections through again; nothing happens if they are. */
    synchronized void mend() {
        if (listener == null) {
            listen(port);
        }
    }

    @Override
    public void close() {
        cut();
    }

    private synchronized int listen(int wanted) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            listener = listening;
            Thread.ofVirtual().start(() -> accept(listening));
            return listening.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException cut) {
                Thread.onSpinWait();
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(target.getAddress(), target.getPort());
            open.add(client);
            open.add(server);
            Thread.ofVirtual().start(() -> forward(client, server));
            Thread.ofVirtual().start(() -> forward(server, client));
        } catch (IOException nobodyThere) {
            close(client);
        }
    }

    private void forward(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            Thread.onSpinWait();
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(@Nullable AutoCloseable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (Exception closedAlready) {
            Thread.onSpinWait();
        }
    }
}
