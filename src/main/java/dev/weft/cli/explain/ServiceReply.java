package dev.weft.cli.explain;

import dev.weft.cli.Answer;
import dev.weft.cli.CommandFailure;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.cluster.Service;
import dev.weft.cluster.ServiceBackends;
import dev.weft.cluster.ServiceBackends.Backend;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.policy.Reachability;
import dev.weft.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Explains a connection to a Service by those to its backends, as policies see nothing else.
///
/// Source: Kubernetes documentation, "Network Policies": rules select pods, and a Service's address and port are
/// rewritten before or after policy in ways that are left open; in practice before, for what comes from a pod.
final class ServiceReply {
    private static final int USUAL_PORT = 80;

    private final Reachability reachability;
    private final Service service;
    private final ServiceBackends backends;

    ServiceReply(Reachability reachability, Service service) {
        this.reachability = reachability;
        this.service = service;
        this.backends = new ServiceBackends(reachability.snapshot());
    }

    /// `port` is that of the Service; without one its first of that protocol. Throws [CommandFailure] for a port that
    /// the Service does not have.
    Reply to(Party source, Protocol protocol, Optional<Integer> port) {
        var traffic = new Traffic(protocol, port(protocol, port));
        var pair = new Reply.Pair(source.id(), service.ref().id(), traffic);
        var translations = backends.backends(service.ref(), protocol, traffic.port()).stream()
                .map(backend -> translation(source, protocol, backend))
                .toList();
        return translations.isEmpty() ? Reply.unknown(pair, nowhere()) : Reply.of(pair, translations);
    }

    /// What the answer leaves out, where the source is outside of the cluster.
    List<Problem> doubts(Party source) {
        var doubts = new ArrayList<Problem>();
        if (source instanceof Party.Outside) {
            doubts.add(switch (service.type()) {
                case CLUSTER_IP, HEADLESS, EXTERNAL_NAME -> warning(
                        "has no address for the outside of the cluster, so that only what policies say is judged",
                        "name a workload as the source, or look at the Ingress before it");
                case NODE_PORT, LOAD_BALANCER -> warning(
                        "a node may put its own address in the place of the source's before policies see it",
                        "ask with --from the address of a node too");
            });
        }
        return doubts;
    }

    private int port(Protocol protocol, Optional<Integer> port) {
        var known = service.ports().stream()
                .filter(declared -> declared.protocol() == protocol)
                .map(Service.Port::number)
                .toList();
        boolean free = service.type() == Service.Type.HEADLESS || service.type() == Service.Type.EXTERNAL_NAME;
        if (port.isPresent() && !free && !known.contains(port.get())) {
            throw noSuchPort(protocol + " " + port.get());
        }
        if (port.isEmpty() && !free && known.isEmpty()) {
            throw noSuchPort("port of " + protocol);
        }
        return port.orElseGet(() -> known.isEmpty() ? USUAL_PORT : known.getFirst());
    }

    private CommandFailure noSuchPort(String asked) {
        var all = service.ports().stream()
                .map(declared -> declared.protocol() + " " + declared.number())
                .collect(Collectors.joining(" or "));
        return CommandFailure.usage(
                "--port",
                service.ref().label() + " has no " + asked,
                all.isEmpty() ? "it declares no port at all; name a workload" : "ask for " + all);
    }

    private Translation translation(Party source, Protocol protocol, Backend backend) {
        var end = end(backend);
        if (source instanceof Party.Outside && end instanceof Party.Outside) {
            return new Translation(backend, end.id(), new Verdict.Unknown(outside(end)), Optional.empty());
        }
        if (source instanceof Party.Group(_, var members) && end instanceof Party.Group(_, var there)
                && there.containsAll(members)) {
            return new Translation(backend, end.id(), new Verdict.Unknown(hairpin(end)), Optional.empty());
        }
        var answer = Answer.of(reachability, source, end, new Traffic(protocol, backend.port()));
        return new Translation(backend, end.id(), answer.explanation().verdict(), Optional.of(answer));
    }

    private Party end(Backend backend) {
        ClusterSnapshot snapshot = reachability.snapshot();
        var pod = backend.pod().flatMap(snapshot::pod).map(it -> single(new Endpoint.OfPod(it)));
        var node = backend.address().flatMap(snapshot::nodeAt).map(it -> single(new Endpoint.OfNode(it)));
        return pod.or(() -> node)
                .orElseGet(() -> new Party.Outside(backend.address().map(IpSet::of).orElse(IpSet.NONE)));
    }

    private static Party single(Endpoint end) {
        return new Party.Group(end.object().orElseThrow(), List.of(end));
    }

    private Problem nowhere() {
        if (service.type() == Service.Type.EXTERNAL_NAME) {
            return unknown(
                    label() + " is a mere name for " + service.externalName().orElse("something outside")
                            + ", whose addresses nobody knows beforehand",
                    "ask for an address of it");
        }
        if (backends.listed(service.ref())) {
            return unknown(
                    "the EndpointSlices of " + label() + " list no backend for this port",
                    "check the ports of its pods");
        }
        return service.selector().isEmpty()
                ? unknown(
                        label() + " has neither a selector nor EndpointSlices, so that its backends are not known",
                        "add its EndpointSlices to the source, or ask for an address")
                : unknown(
                        label() + " has no backend for this port: no pod has the labels " + service.selector().get()
                                + " and the target port",
                        "correct the selector or the target port, or ask for a workload");
    }

    private Problem outside(Party end) {
        return unknown(
                "backend " + end.id() + " of " + label()
                        + " is outside of the cluster like the source, where no policy reaches",
                "name a workload as the source");
    }

    /// Source: Kubernetes issue 125611; network-policy-api pull request 390.
    private Problem hairpin(Party end) {
        return unknown(
                "backend " + end.id() + " of " + label() + " is the source itself, and what comes back to a pod "
                        + "through its Service may be policed or not",
                "nothing to do: plugins differ");
    }

    private String label() {
        return service.ref().label();
    }

    /// A verdict's reason is read alone, so that its sentence names the Service itself.
    private Problem unknown(String sentence, String remedy) {
        return warning(sentence, remedy);
    }

    private Problem warning(String message, String remedy) {
        return Problem.warning(Problem.Place.of(service.ref().label()), message, remedy);
    }
}
