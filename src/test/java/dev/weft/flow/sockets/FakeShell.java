package dev.weft.flow.sockets;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.PodShell;
import dev.weft.flow.access.ShellFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Pods that answer as they are told to; it remembers every command.
final class FakeShell implements PodShell {
    /// What one pod does with a command.
    interface Image {
        String run(List<String> command) throws IOException, InterruptedException;
    }

    record Call(String pod, List<String> command, Duration limit) {}

    private final Map<String, Image> images = new ConcurrentHashMap<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    FakeShell pod(String path, Image image) {
        images.put(path, image);
        return this;
    }

    FakeShell pod(String path, Sockets sockets) {
        return pod(path, _ -> sockets.text());
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<String> podsAsked() {
        return calls.stream().map(Call::pod).sorted().toList();
    }

    @Override
    public String run(ObjectRef pod, List<String> command, Duration limit) throws IOException, InterruptedException {
        calls.add(new Call(pod.path(), command, limit));
        var image = images.get(pod.path());
        if (image == null) {
            throw new ShellFailure(ShellFailure.Reason.GONE, "is not there any more");
        }
        return image.run(command);
    }
}
