package dev.weft.kube.access;

import io.fabric8.kubernetes.client.http.WebSocket;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One connection to a port of a pod: a WebSocket to the API server. Of each message the first byte is the channel: 0
/// carries bytes both ways, 1 says what went wrong at the node. The first message of a channel names the port.
///
/// The next message is asked for once the last was passed on, so a slow reader slows the pod down and nothing piles up
/// here. The protocol knows no half-closed connection: when one side ends, all ends.
///
/// Source: Kubernetes, kubelet's port-forward over WebSockets, subprotocol `v4.channel.k8s.io`.
///
/// Threads: messages come on one thread of the HTTP client's, which never waits here; `join` works on its caller's
/// thread and one of its own.
final class PodStream implements WebSocket.Listener {
    static final String PROTOCOL = "v4.channel.k8s.io";

    private static final int DATA = 0;
    private static final int ERROR = 1;
    private static final int NORMAL_END = 1000;
    private static final int PIECE = 32 << 10;
    private static final long WRITING_NANOS = 100_000;
    /// Nothing that arrives is empty.
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
    private final boolean[] greeted = new boolean[2];
    private volatile @Nullable WebSocket socket;
    private volatile boolean ended;
    private volatile String trouble = "";

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
    }

    @Override
    public void onMessage(WebSocket from, ByteBuffer message) {
        int channel = message.hasRemaining() ? message.get() : -1;
        if (channel != DATA && channel != ERROR) {
            from.request();
        } else if (!greeted[channel]) {
            greeted[channel] = true;
            from.request();
        } else {
            take(channel, message, from);
        }
    }

    private void take(int channel, ByteBuffer message, WebSocket from) {
        var bytes = new byte[message.remaining()];
        message.get(bytes);
        if (channel == ERROR) {
            trouble = new String(bytes, StandardCharsets.UTF_8).strip();
            end();
        } else if (bytes.length > 0) {
            arrived.add(bytes); // the next is asked for when this was written
        } else {
            from.request();
        }
    }

    @Override
    public void onClose(WebSocket from, int code, String reason) {
        end();
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        if (trouble.isEmpty() && !ended) {
            trouble = "the connection to the API server broke";
        }
        end();
    }

    private void end() {
        ended = true;
        arrived.add(END);
    }

    boolean ended() {
        return ended;
    }

    /// What the node said went wrong; empty when nothing did.
    String trouble() {
        return trouble;
    }

    /// Waits for the first sign that the node gives: bytes, an error, or the end.
    void awaitSign(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (arrived.isEmpty() && !ended && System.nanoTime() < end) {
            Thread.sleep(1);
        }
    }

    /// Carries bytes between the pod and this socket until one of them ends; closes both.
    void join(Socket near) throws IOException, InterruptedException {
        var down = Thread.ofVirtual().name("weft-tunnel-down").start(() -> down(near));
        try (near) {
            up(near);
        } finally {
            close();
            down.join();
        }
    }

    private void down(Socket near) {
        try (near) {
            var to = near.getOutputStream();
            for (var piece = arrived.take(); piece.length > 0; piece = arrived.take()) {
                to.write(piece);
                to.flush();
                request();
            }
        } catch (IOException gone) {
            close(); // the near side ended
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void request() {
        var open = socket;
        if (open != null) {
            open.request();
        }
    }

    private void up(Socket near) throws IOException {
        var piece = new byte[PIECE];
        piece[0] = DATA;
        var from = near.getInputStream();
        for (int count = from.read(piece, 1, PIECE - 1); count >= 0; count = from.read(piece, 1, PIECE - 1)) {
            if (!sent(ByteBuffer.wrap(piece, 0, count + 1))) {
                return;
            }
        }
    }

    /// The client takes one message at a time, and says so only by refusing the next.
    private boolean sent(ByteBuffer message) {
        var open = socket;
        if (open == null || ended || !open.send(message)) {
            return false;
        }
        while (open.queueSize() > 0 && !ended && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(WRITING_NANOS);
        }
        return !ended;
    }

    /// May be called twice.
    void close() {
        var open = socket;
        if (open != null && !ended) {
            open.sendClose(NORMAL_END, "");
        }
        end();
    }
}
