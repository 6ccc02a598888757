package dev.weft.kube.access;

import dev.weft.flow.access.PodTunnels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A port on loopback; whoever connects to it is joined with a stream to the pod that is dialled for him.
///
/// Threads: one that accepts and two for each connection, all virtual; all end with `close`.
final class LocalTunnel implements PodTunnels.Tunnel {
    /// How a stream to the pod comes about.
    interface Dial {
        PodStream dial() throws IOException, InterruptedException;
    }

    private static final int ANY_PORT = 0;
    private static final int WAITING = 16;
    /// It leaves at once; a machine without breath may need a moment.
    private static final long LEAVING_SECONDS = 2;

    private final Dial dial;
    private final ServerSocket entrance;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("weft-tunnel-", 0).factory());
    private final Set<Joined> joined = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable PodStream> first;
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile boolean closed;

    private record Joined(Socket near, PodStream stream) {
        void end() {
            stream.close();
            closeQuietly(near);
        }
    }

    /// `first` was dialled to see whether the pod can be reached; the first who connects gets it.
    LocalTunnel(Dial dial, PodStream first) throws IOException {
        this.dial = dial;
        this.first = new AtomicReference<>(first);
        this.entrance = new ServerSocket(ANY_PORT, WAITING, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(entrance.getInetAddress(), entrance.getLocalPort());
    }

    private void accept() {
        try {
            while (!closed) {
                var near = entrance.accept();
                threads.execute(() -> serve(near));
            }
        } catch (IOException | java.util.concurrent.RejectedExecutionException ending) {
            end();
        } finally {
            left.countDown();
        }
    }

    private void serve(Socket near) {
        try (near) {
            near.setTcpNoDelay(true);
            var ready = first.getAndSet(null);
            var stream = ready == null || ready.ended() ? dial.dial() : ready;
            serve(new Joined(near, stream));
        } catch (IOException unreachable) {
            // closing its socket tells whoever connected; why, the next `open` says
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Joined both) throws InterruptedException {
        joined.add(both);
        try {
            if (closed) {
                return;
            }
            both.stream().join(both.near());
        } catch (IOException nearEnded) {
            // whoever had connected went away
        } finally {
            both.end();
            joined.remove(both);
        }
    }

    /// The port is free only when the thread that waited at it has left: until then the kernel takes connections.
    @Override
    public void close() {
        end();
        try {
            left.await(LEAVING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        closed = true;
        closeQuietly(entrance);
        joined.forEach(Joined::end);
        var unused = first.getAndSet(null);
        if (unused != null) {
            unused.close();
        }
        threads.shutdownNow();
    }

    private static void closeQuietly(java.io.Closeable open) {
        try {
            open.close();
        } catch (IOException late) {
            // nothing more can be done with it
        }
    }
}
