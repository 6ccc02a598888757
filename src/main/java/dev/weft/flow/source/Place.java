package dev.weft.flow.source;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Service;
import dev.weft.cluster.ServiceBackends;
import dev.weft.net.Protocol;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where a server of the cluster is found, whichever pods it has at the moment.
sealed interface Place {
    /// A pod of it, and the port on which it listens there.
    record Door(ObjectRef pod, int port) {}

    String namespace();

    /// `Service kube-system/hubble-relay, port 80`.
    String text();

    /// Those that are ready now, sorted.
    List<Door> doors(ClusterSnapshot snapshot);

    /// Through a Service; the pods' port may be named there.
    record OfService(ObjectRef service, Service.Port port) implements Place {
        @Override
        public String namespace() {
            return service.namespace();
        }

        @Override
        public String text() {
            return service.label() + ", port " + port.number();
        }

        @Override
        public List<Door> doors(ClusterSnapshot snapshot) {
            return new ServiceBackends(snapshot)
                    .backends(service, port.protocol(), port.number()).stream()
                            .filter(ServiceBackends.Backend::ready)
                            .flatMap(backend -> backend.pod().stream().map(pod -> new Door(pod, backend.port())))
                            .filter(door -> snapshot.pod(door.pod()).filter(Place::runs).isPresent())
                            .toList();
        }
    }

    /// Pods that no Service selects; `port` where they declare none.
    record OfPods(String namespace, Selector selector, int port) implements Place {
        @Override
        public String text() {
            return "pods " + selector + " in " + namespace;
        }

        @Override
        public List<Door> doors(ClusterSnapshot snapshot) {
            return snapshot.pods().stream()
                    .filter(pod -> pod.namespace().equals(namespace) && selector.matches(pod.labels()) && runs(pod))
                    .map(pod -> new Door(pod.ref(), declared(pod)))
                    .toList();
        }

        private int declared(Pod pod) {
            var declared = pod.ports().stream().filter(each -> each.protocol() == Protocol.TCP).toList();
            return declared.stream().anyMatch(each -> each.number() == port) || declared.isEmpty()
                    ? port
                    : declared.getFirst().number();
        }
    }

    private static boolean runs(Pod pod) {
        return pod.phase() == Pod.Phase.RUNNING;
    }

    /// As `labelled`; and where nothing bears the label, Services of that very name.
    static List<Place> labelledOrNamed(ClusterSnapshot snapshot, String name, int usual) {
        var labelled = labelled(snapshot, name, usual);
        if (!labelled.isEmpty()) {
            return labelled;
        }
        return snapshot.services().stream()
                .filter(service -> service.ref().name().equals(name) && !service.ports().isEmpty())
                .<Place>map(service -> new OfService(service.ref(), first(service)))
                .toList();
    }

    /// Services that select pods with the label `k8s-app=app`, in any namespace, and places of those pods that none
    /// selects.
    static List<Place> labelled(ClusterSnapshot snapshot, String app, int usual) {
        var label = Selector.matchLabels(Map.of("k8s-app", app));
        var pods = snapshot.pods().stream()
                .filter(pod -> !pod.finished() && label.matches(pod.labels()))
                .toList();
        var services = snapshot.services().stream()
                .filter(service -> selects(service, label, pods) && !service.ports().isEmpty())
                .toList();
        var served = services.stream().map(service -> service.ref().namespace()).toList();
        Stream<Place> behindServices =
                services.stream().map(service -> new OfService(service.ref(), first(service)));
        Stream<Place> alone = pods.stream()
                .map(Pod::namespace)
                .filter(namespace -> !served.contains(namespace))
                .distinct()
                .map(namespace -> new OfPods(namespace, label, usual));
        return Stream.concat(behindServices, alone).toList();
    }

    /// Of pods, or by its own words where their pods are not there or may not be read.
    private static boolean selects(Service service, Selector label, List<Pod> pods) {
        return service.selector()
                .filter(selector -> selector.requirements().containsAll(label.requirements())
                        || pods.stream().anyMatch(pod -> pod.namespace().equals(service.ref().namespace())
                                && selector.matches(pod.labels())))
                .isPresent();
    }

    /// Source: the official client of Hubble takes the first port.
    private static Service.Port first(Service service) {
        return service.ports().stream()
                .filter(port -> port.protocol() == Protocol.TCP && !port.name().contains("metrics"))
                .findFirst()
                .orElse(service.ports().getFirst());
    }
}
