package dev.weft.flow.sockets;

import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowSourceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the socket source says of itself after a pass. `failures` says why a pod (by its path) was not read.
record SocketCoverage(Pass pass, Map<String, String> failures, Set<String> refused, long lost) {
    /// So many are named; of the rest only the number is told.
    private static final int NAMED = 3;

    /// Of `planned` pods `asked` were to be read in this pass, and `read` were. `turns` says, where a pass does not
    /// take all, how they are taken in turns; else it is empty.
    record Pass(int planned, int asked, int read, String turns) {}

    /// When a pod was read for the first and the last time; before any was, when the source began.
    record Heard(boolean ever, Instant first, Instant last) {
        Heard at(Instant now) {
            return new Heard(true, ever ? first : now, now);
        }
    }

    SocketCoverage {
        failures = Map.copyOf(failures);
        refused = Set.copyOf(refused);
    }

    FlowSourceStatus status(Heard heard, SocketPicture picture) {
        return new FlowSourceStatus(SocketJoin.NAME, state(heard), lost, detail(picture));
    }

    private SourceStatus state(Heard heard) {
        if (pass.read() > 0 || pass.planned() == 0) {
            return new SourceStatus.Live(heard.first());
        }
        if (!refused.isEmpty()) {
            var namespaces = String.join(", ", new TreeSet<>(refused));
            return new SourceStatus.Failed("exec is forbidden in pods of " + namespaces, remedy());
        }
        if (heard.ever() || failures.isEmpty()) {
            return new SourceStatus.Stale(heard.last(), "no pod could be read");
        }
        var pod = new TreeSet<>(failures.keySet()).getFirst();
        return new SourceStatus.Failed(
                "no pod could be read: " + pod + " " + failures.get(pod),
                "run: kubectl exec -n %s %s -- cat /proc/net/tcp".formatted((Object[]) pod.split("/", 2)));
    }

    private String remedy() {
        return "run: kubectl auth can-i create pods/exec -n " + new TreeSet<>(refused).getFirst();
    }

    /// `6 of 8 pods read; shop/coredns has neither cat nor sh`.
    private String detail(SocketPicture picture) {
        var parts = new ArrayList<String>();
        parts.add(coverage());
        if (!refused.isEmpty()) {
            parts.add("exec is forbidden in " + String.join(", ", new TreeSet<>(refused)) + " (" + remedy() + ")");
        }
        parts.addAll(named(new TreeMap<>(failures).entrySet().stream()
                .map(failure -> failure.getKey() + " " + failure.getValue())
                .toList()));
        parts.addAll(named(picture.loopbackOnly().stream()
                .map(listener -> listener.text() + " listens on loopback only")
                .toList()));
        parts.addAll(named(List.copyOf(picture.wrongPorts())));
        if (picture.behindProxies() > 0) {
            parts.add(picture.behindProxies() + " sockets of mesh proxies left out");
        }
        return String.join("; ", parts);
    }

    private String coverage() {
        if (pass.planned() == 0) {
            return "no running pod to read";
        }
        return pass.turns().isEmpty()
                ? pass.read() + " of " + pass.planned() + " pods read"
                : pass.read() + " of " + pass.asked() + " pods read in this pass, " + pass.turns();
    }

    private static List<String> named(List<String> all) {
        if (all.size() <= NAMED) {
            return all;
        }
        var some = new ArrayList<>(all.subList(0, NAMED));
        some.add("and " + (all.size() - NAMED) + " more");
        return some;
    }
}
