package dev.weft.flow.sockets;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.flow.access.PodShell;
import dev.weft.flow.access.ShellFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Reads the socket tables of one pod with whatever its image has: `cat`, else the shell's own `read`, else busybox.
/// Which one worked is remembered for the pod.
///
/// Threads: may be used from many at once.
final class SocketReader {
    private static final String FILES = "/proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6";

    /// In the order in which they are tried. The third needs nothing but a shell; a node without IPv6 has no `tcp6`.
    private static final List<List<String>> COMMANDS = List.of(
            List.of("cat", "/proc/net/tcp", "/proc/net/tcp6", "/proc/net/udp", "/proc/net/udp6"),
            List.of("cat", "/proc/net/tcp", "/proc/net/udp"),
            List.of(
                    "sh",
                    "-c",
                    "for f in " + FILES + "; do if [ -r $f ]; then "
                            + "while IFS= read -r line; do echo \"$line\"; done < $f; fi; done"),
            List.of("busybox", "cat", "/proc/net/tcp", "/proc/net/tcp6", "/proc/net/udp", "/proc/net/udp6"));

    private final PodShell shell;
    private final Duration limit;
    private final Map<ObjectRef, Integer> working = new ConcurrentHashMap<>();

    SocketReader(PodShell shell, Duration limit) {
        this.shell = shell;
        this.limit = limit;
    }

    /// Throws [ShellFailure] when the pod cannot be read in any way; its message continues the pod's name.
    SocketTable read(Pod pod) throws ShellFailure, InterruptedException {
        var missing = new HashSet<String>();
        ShellFailure last = null;
        for (int i = working.getOrDefault(pod.ref(), 0); i < COMMANDS.size(); i++) {
            var command = COMMANDS.get(i);
            if (missing.contains(command.getFirst())) {
                continue;
            }
            try {
                var table = read(pod, command);
                working.put(pod.ref(), i);
                return table;
            } catch (ShellFailure failure) {
                if (!isWorthAnotherTry(failure)) {
                    throw failure;
                }
                if (failure.reason() == ShellFailure.Reason.NO_COMMAND) {
                    missing.add(command.getFirst());
                }
                last = failure;
            }
        }
        working.remove(pod.ref());
        throw missing.size() == 3 || last == null
                ? new ShellFailure(ShellFailure.Reason.NO_COMMAND, "has neither cat nor sh")
                : last;
    }

    private static boolean isWorthAnotherTry(ShellFailure failure) {
        return switch (failure.reason()) {
            case NO_COMMAND, FAILED -> true;
            case FORBIDDEN, GONE, TIMED_OUT -> false;
        };
    }

    private SocketTable read(Pod pod, List<String> command) throws ShellFailure, InterruptedException {
        var text = output(pod.ref(), command);
        var table = SocketTable.parse(text, new HashSet<>(pod.network().addresses()));
        if (table.rows().isEmpty() && !text.contains("local_address")) {
            throw new ShellFailure(ShellFailure.Reason.FAILED, "shows no socket table");
        }
        return table;
    }

    private String output(ObjectRef pod, List<String> command) throws ShellFailure, InterruptedException {
        try {
            return shell.run(pod, command, limit);
        } catch (ShellFailure failure) {
            throw failure;
        } catch (IOException failure) {
            throw new ShellFailure(ShellFailure.Reason.FAILED, String.valueOf(failure.getMessage()));
        }
    }

    /// Forgets what worked in pods that are gone.
    void keepOnly(Set<ObjectRef> pods) {
        working.keySet().retainAll(pods);
    }
}
