package dev.weft.kube.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A wire of bytes between client and server that can be cut (everything closes) and pinched (nothing closes and
/// nothing passes, as behind a firewall that has forgotten the connection).
final class Wire implements AutoCloseable {
    private final ServerSocket entrance;
    private final URI server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean pinched;

    Wire(String server) throws IOException {
        this.server = URI.create(server);
        entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "https://127.0.0.1:" + entrance.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var near = entrance.accept();
                var far = new Socket(server.getHost(), server.getPort());
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> copy(near, far));
                Thread.ofVirtual().start(() -> copy(far, near));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            var buffer = new byte[64 << 10];
            for (int count = from.getInputStream().read(buffer); count >= 0; ) {
                while (pinched) {
                    Thread.sleep(20);
                }
                to.getOutputStream().write(buffer, 0, count);
                count = from.getInputStream().read(buffer);
            }
        } catch (IOException | InterruptedException broken) {
            // closes both ends
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    void pinch(boolean now) {
        pinched = now;
    }

    void cut() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
