package dev.weft.lint.check;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem.Severity;
import dev.weft.cluster.Service;
import dev.weft.cluster.ServiceBackends;
import dev.weft.cluster.ServiceBackends.Target;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.Finding.Said;
import dev.weft.lint.Population;
import dev.weft.net.PortRange;
import dev.weft.net.Protocol;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A rule on the port of a Service, where the pods behind it listen on another one. Said only when no pod that the
/// rule means declares the port, no Service leads to it, and the rule does not allow the pods' port as well.
/// Source: Kubernetes documentation, "Network Policies": rules speak about pods; a Service's port is rewritten to
/// Service.spec.ports[].targetPort before.
final class ServicePort implements Check {
    /// A wider range of ports does not name one of a Service.
    private static final int WIDEST = 4;

    @Override
    public String code() {
        return "service-port";
    }

    @Override
    public String title() {
        return "A rule names the port of a Service, not that of its pods";
    }

    @Override
    public String help() {
        return "A connection to a Service is led on to a pod, and to the pod's own port (targetPort), before "
                + "policies look at it. A rule on the Service's port never sees such a connection.";
    }

    /// One port of one Service that leads elsewhere, and the groups behind it.
    private record Front(Service service, int number, BitSet groups, Set<Integer> targets) {}

    private record Asked(Protocol protocol, int number) {}

    @Override
    public List<Finding> run(CheckRequest request) {
        var fronts = new HashMap<Asked, List<Front>>();
        var targeted = new HashMap<Asked, BitSet>();
        collect(request, fronts, targeted);
        var findings = new ArrayList<Finding>();
        for (var policy : request.policies()) {
            for (var rule : policy.rules()) {
                if (rule.action() != Action.DENY && speaksOfPods(rule)) {
                    findings.addAll(of(request, policy, rule, new Known(fronts, targeted)));
                }
            }
        }
        return findings;
    }

    private record Known(Map<Asked, List<Front>> fronts, Map<Asked, BitSet> targeted) {}

    private static boolean speaksOfPods(Rule rule) {
        return rule.direction() == Direction.INGRESS
                || rule.peers().stream().allMatch(Peer.Pods.class::isInstance);
    }

    private static void collect(
            CheckRequest request, Map<Asked, List<Front>> fronts, Map<Asked, BitSet> targeted) {
        var bits = bits(request.population());
        var backends = new ServiceBackends(request.snapshot());
        for (var service : request.snapshot().services()) {
            for (var port : service.ports()) {
                var groups = new BitSet();
                var numbers = new TreeSet<Integer>();
                for (Target target : backends.targets(service.ref(), port.protocol(), port.number())) {
                    Optional.ofNullable(bits.get(target.pod())).ifPresent(groups::set);
                    numbers.add(target.port());
                }
                numbers.forEach(number -> targeted
                        .computeIfAbsent(new Asked(port.protocol(), number), _ -> new BitSet())
                        .or(groups));
                if (!groups.isEmpty() && !numbers.contains(port.number())) {
                    fronts.computeIfAbsent(new Asked(port.protocol(), port.number()), _ -> new ArrayList<>())
                            .add(new Front(service, port.number(), groups, numbers));
                }
            }
        }
    }

    private static Map<ObjectRef, Integer> bits(Population population) {
        var bits = new HashMap<ObjectRef, Integer>();
        for (int bit = 0; bit < population.groups().size(); bit++) {
            for (var member : population.groups().get(bit).members()) {
                if (member instanceof Endpoint.OfPod(var pod)) {
                    bits.put(pod.ref(), bit);
                }
            }
        }
        return bits;
    }

    private List<Finding> of(CheckRequest request, Policy policy, Rule rule, Known known) {
        var findings = new ArrayList<Finding>();
        var destinations = new Inclusion(request.population()).destinations(policy, rule);
        rule.traffic().numbered().ports().forEach((protocol, ports) -> {
            for (var range : ports.ranges()) {
                for (int number = range.first(); narrow(range) && number <= range.last(); number++) {
                    mistaken(request, rule, destinations, new Asked(protocol, number), known)
                            .map(front -> finding(request, policy, rule, new Meant(protocol, front)))
                            .ifPresent(findings::add);
                }
            }
        });
        return findings;
    }

    private static boolean narrow(PortRange range) {
        return range.last() - range.first() < WIDEST;
    }

    private static Optional<Front> mistaken(
            CheckRequest request, Rule rule, BitSet destinations, Asked asked, Known known) {
        var groups = request.population().groups();
        boolean listens = destinations.stream()
                .mapToObj(groups::get)
                .flatMap(group -> group.ports().stream())
                .anyMatch(port -> port.protocol() == asked.protocol() && port.number() == asked.number());
        if (listens || known.targeted().getOrDefault(asked, new BitSet()).intersects(destinations)) {
            return Optional.empty();
        }
        return known.fronts().getOrDefault(asked, List.of()).stream()
                .filter(front -> front.groups().intersects(destinations))
                .filter(front -> front.groups().stream()
                        .filter(destinations::get)
                        .mapToObj(groups::get)
                        .map(group -> Inclusion.resolved(rule.traffic(), group.ports()).of(asked.protocol()))
                        .noneMatch(allowed -> front.targets().stream().anyMatch(allowed::contains)))
                .findFirst();
    }

    private record Meant(Protocol protocol, Front front) {}

    private Finding finding(CheckRequest request, Policy policy, Rule rule, Meant meant) {
        var front = meant.front();
        var numbers = front.targets().stream().map(String::valueOf).toList();
        var path = Places.port(request, policy, rule, meant.protocol(), front.number());
        var said = new Said(
                "%s %d is the port of %s; its pods listen on %s, and no pod meant here declares %d".formatted(
                        meant.protocol(), front.number(), front.service().ref().label(), Words.or(numbers),
                        front.number()),
                "name the pods' port, " + Words.or(numbers));
        var finding = Finding.of(
                this, Severity.ERROR, request.place(policy, path.orElse(rule.ref().path())), said);
        var manifest = request.networkPolicy(policy);
        return path.isPresent() && manifest.isPresent() && front.targets().size() == 1
                ? finding.withPatch(PolicyBody.with(
                        manifest.get(), path.get(), front.targets().iterator().next()))
                : finding;
    }
}
