package dev.weft.kube.access;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// An API server that knows port-forwards only: behind each is a port that sends back what it gets.
/// Source: RFC 6455; Kubernetes' `v4.channel.k8s.io`.
final class ForwardServer implements AutoCloseable {
    private static final int BINARY = 2;
    private static final int CLOSE = 8;

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private volatile int answer = 101;
    private volatile String nodeSays = "";

    ForwardServer() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    /// With what every further WebSocket is refused; 101 lets them in.
    void answer(int status) {
        answer = status;
    }

    /// What the node answers on the error channel; empty when the pod can be reached.
    void nodeSays(String words) {
        nodeSays = words;
    }

    List<String> requests() {
        return requests;
    }

    List<String> logins() {
        return logins;
    }

    void cut() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    boolean quiet() {
        return open.isEmpty();
    }

    private void accept() {
        try {
            while (true) {
                var socket = entrance.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var from = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            var to = socket.getOutputStream();
            var key = head(from);
            if (answer != 101) {
                to.write(("HTTP/1.1 " + answer + " No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            to.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Protocol: v4.channel.k8s.io\r\nSec-WebSocket-Accept: " + accepted(key)
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            forward(from, to);
        } catch (IOException ended) {
            // like any server
        } finally {
            open.remove(socket);
        }
    }

    private String head(DataInputStream from) throws IOException {
        var key = "";
        requests.add(line(from));
        for (var line = line(from); !line.isEmpty(); line = line(from)) {
            var value = line.substring(line.indexOf(':') + 1).strip();
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = value;
            }
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("authorization:")) {
                logins.add(value);
            }
        }
        return key;
    }

    private static String line(DataInputStream from) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = from.readUnsignedByte(); next != '\n'; next = from.readUnsignedByte()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    private static String accepted(String key) {
        try {
            var text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void forward(DataInputStream from, OutputStream to) throws IOException {
        send(to, BINARY, new byte[] {0, (byte) 0x95, 0x10});
        send(to, BINARY, new byte[] {1, (byte) 0x95, 0x10});
        if (!nodeSays.isEmpty()) {
            send(to, BINARY, ("\u0001" + nodeSays).getBytes(StandardCharsets.UTF_8));
        }
        while (true) {
            int kind = from.readUnsignedByte() & 0x0F;
            var payload = payload(from);
            send(to, kind, payload);
            if (kind == CLOSE) {
                return;
            }
        }
    }

    private static byte[] payload(DataInputStream from) throws IOException {
        int size = from.readUnsignedByte() & 0x7F;
        if (size == 126) {
            size = from.readUnsignedShort();
        } else if (size == 127) {
            size = Math.toIntExact(from.readLong());
        }
        var mask = from.readNBytes(4);
        var bytes = from.readNBytes(size);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= mask[i % 4];
        }
        return bytes;
    }

    private static void send(OutputStream to, int kind, byte[] bytes) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(0x80 | kind);
        if (bytes.length < 126) {
            frame.write(bytes.length);
        } else {
            frame.write(126);
            frame.write(bytes.length >> 8);
            frame.write(bytes.length);
        }
        frame.writeBytes(bytes);
        to.write(frame.toByteArray());
        to.flush();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
