package dev.weft.flow.source;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.AccessReview;
import dev.weft.flow.access.ClusterAccess;
import dev.weft.flow.access.PodTunnels;
import dev.weft.flow.access.SecretReader;
import dev.weft.flow.access.ServiceProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The ways into a cluster that is not there: rights, Services and Secrets are what the test says.
final class FakeAccess implements AccessReview, ServiceProxy, SecretReader, PodTunnels {
    private final Set<String> forbidden = new HashSet<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, String> others = new HashMap<>();
    private final Map<String, Map<String, byte[]>> secrets = new HashMap<>();
    private final Set<String> dead = new HashSet<>();
    final List<String> reviewed = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final List<String> dialled = new ArrayList<>();
    int openTunnels;

    ClusterAccess all() {
        return new ClusterAccess(
                (pod, command, limit) -> {
                    throw new IllegalStateException("nobody asked for a command");
                },
                this, this, this, this);
    }

    /// `create pods/exec shop`, `get secrets/name kube-system`; in all namespaces `create pods/exec *`.
    FakeAccess forbid(String right) {
        forbidden.add(right);
        return this;
    }

    /// What the Service `namespace/name` answers to any path that holds this text.
    FakeAccess answer(String service, String path, String body) {
        answers.put(service + " " + path, body);
        return this;
    }

    /// What it answers to every other path.
    FakeAccess otherwise(String service, String body) {
        others.put(service, body);
        return this;
    }

    FakeAccess secret(String path, Map<String, byte[]> data) {
        secrets.put(path, data);
        return this;
    }

    FakeAccess dead(String pod) {
        dead.add(pod);
        return this;
    }

    @Override
    public boolean may(String verb, String group, String resource, String namespace, String name) {
        var right = verb + " " + resource + (name.isEmpty() ? "" : "/" + name) + " "
                + (namespace.isEmpty() ? "*" : namespace);
        reviewed.add(right);
        return !forbidden.contains(right);
    }

    @Override
    public String get(ObjectRef service, String port, boolean https, String path, Duration limit)
            throws IOException {
        asked.add((https ? "https " : "") + service.path() + ":" + port);
        for (var answer : answers.entrySet()) {
            var words = answer.getKey().split(" ", 2);
            if (words[0].equals(service.path()) && path.contains(words[1])) {
                return answer.getValue();
            }
        }
        var other = others.get(service.path());
        if (other != null) {
            return other;
        }
        throw new IOException("Service " + service.path() + " was not asked: no answer within 3 s");
    }

    @Override
    public Map<String, byte[]> read(ObjectRef secret) throws IOException {
        var data = secrets.get(secret.path());
        if (data == null) {
            throw new IOException("there is no Secret " + secret.path());
        }
        return data;
    }

    @Override
    public Tunnel open(ObjectRef pod, int port) throws IOException {
        dialled.add(pod.path() + ":" + port);
        if (dead.contains(pod.path())) {
            throw new IOException("pod " + pod.path() + " is not there any more");
        }
        openTunnels++;
        return new Tunnel() {
            @Override
            public InetSocketAddress address() {
                return new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000 + openTunnels);
            }

            @Override
            public void close() {
                openTunnels--;
            }
        };
    }
}
