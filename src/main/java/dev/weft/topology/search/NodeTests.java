package dev.weft.topology.search;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Selector;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.filter.FilterAnswer;
import dev.weft.flow.filter.LabelText;
import dev.weft.flow.filter.NameTerm;
import dev.weft.net.Cidr;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.topology.Boxes;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The terms of a search that ask about one node. A workload fits when one of its pods does. What nobody can know of a
/// node (the labels of a folded namespace) is answered with unknown, and found by no term, negated or not.
final class NodeTests {
    interface Test {
        FilterAnswer ask(TopologyNode node);
    }

    private final ClusterSnapshot snapshot;
    private final Inhabitants inhabitants;

    NodeTests(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.inhabitants = new Inhabitants(snapshot);
    }

    Test of(FlowFilter.Field field, String value) {
        var names = NameTerm.of(value);
        var part = value.toLowerCase(Locale.ROOT);
        return switch (field) {
            case NAMESPACE -> node -> namespace(node, value);
            case NAME -> node -> FilterAnswer.of(name(node).toLowerCase(Locale.ROOT).contains(part));
            case KIND -> node -> FilterAnswer.of(kinds(node).anyMatch(value::equalsIgnoreCase));
            case WORKLOAD -> node -> ofWorkload(node, FilterAnswer.NO, ref -> FilterAnswer.of(names.is(ref)));
            case POD -> node -> ofWorkload(node, FilterAnswer.NO, ref -> pod(ref, names));
            case SERVICE -> node -> service(node, names);
            case LABEL -> LabelText.parse(value).<Test>map(selector -> node -> label(node, selector))
                    .orElse(_ -> FilterAnswer.UNKNOWN);
            case IP -> Cidr.parse(value).map(Cidr::asSet).or(() -> IpAddress.parse(value).map(IpSet::of))
                    .<Test>map(wanted -> node -> ip(node, wanted))
                    .orElse(_ -> FilterAnswer.UNKNOWN);
            case FQDN -> fqdn(value);
            case TEXT -> node -> FilterAnswer.of(text(node, part));
            case PORT, PROTOCOL, VERDICT, SOURCE -> _ -> FilterAnswer.UNKNOWN;
        };
    }

    /// A folded box that is no namespace may hold any.
    private static FilterAnswer namespace(TopologyNode node, String wanted) {
        if (node.id().kind() == NodeId.Kind.GROUP) {
            return FilterAnswer.UNKNOWN;
        }
        if (node.id().kind() != NodeId.Kind.NAMESPACE) {
            return FilterAnswer.of(node.home().equals(wanted));
        }
        return Boxes.isNamespace(node.id().key())
                ? FilterAnswer.of(node.id().key().equals(wanted))
                : FilterAnswer.UNKNOWN;
    }

    private static String name(TopologyNode node) {
        return node.object().map(ObjectRef::name).orElse(node.label());
    }

    private static Stream<String> kinds(TopologyNode node) {
        var own = node.object().map(ObjectRef::kind).stream();
        return switch (node.id().kind()) {
            case GROUP, NAMESPACE -> Stream.of("Namespace");
            case WORKLOAD -> Stream.concat(own, Stream.of("Workload"));
            case SERVICE -> Stream.of("Service");
            case INGRESS -> Stream.of("Ingress");
            case MACHINE -> Stream.of("Node");
            case OUTSIDE -> Stream.of("Outside");
        };
    }

    private interface OfWorkload {
        FilterAnswer ask(ObjectRef workload);
    }

    /// A folded namespace, or a group of them, may hold anything.
    private static FilterAnswer ofWorkload(TopologyNode node, FilterAnswer otherwise, OfWorkload asked) {
        return switch (node.id().kind()) {
            case GROUP, NAMESPACE -> FilterAnswer.UNKNOWN;
            case WORKLOAD -> node.object().map(asked::ask).orElse(FilterAnswer.UNKNOWN);
            case SERVICE, INGRESS, MACHINE, OUTSIDE -> otherwise;
        };
    }

    private FilterAnswer pod(ObjectRef workload, NameTerm names) {
        var pods = inhabitants.pods(workload);
        return pods.isEmpty()
                ? names.beginsPodsOf(workload)
                : FilterAnswer.of(pods.stream().anyMatch(pod -> names.begins(pod.ref())));
    }

    private FilterAnswer service(TopologyNode node, NameTerm names) {
        return node.id().kind() == NodeId.Kind.SERVICE
                ? FilterAnswer.of(node.object().filter(names::begins).isPresent())
                : ofWorkload(node, FilterAnswer.NO, ref -> FilterAnswer.of(snapshot.services().stream()
                        .filter(service -> service.ref().namespace().equals(ref.namespace()))
                        .filter(service -> names.begins(service.ref()))
                        .flatMap(service -> service.selector().stream())
                        .filter(selector -> !selector.selectsEverything())
                        .anyMatch(selector -> inhabitants.labels(ref).stream().anyMatch(selector::matches))));
    }

    private FilterAnswer label(TopologyNode node, Selector selector) {
        return switch (node.id().kind()) {
            case SERVICE, INGRESS -> FilterAnswer.UNKNOWN;
            case GROUP, NAMESPACE, WORKLOAD, MACHINE, OUTSIDE -> ofWorkload(node, FilterAnswer.NO, ref -> {
                var labels = inhabitants.labels(ref);
                return labels.isEmpty()
                        ? FilterAnswer.UNKNOWN
                        : FilterAnswer.of(labels.stream().anyMatch(selector::matches));
            });
        };
    }

    private FilterAnswer ip(TopologyNode node, IpSet wanted) {
        var key = node.id().key();
        return switch (node.id().kind()) {
            case GROUP, NAMESPACE, INGRESS -> FilterAnswer.UNKNOWN;
            case WORKLOAD -> any(
                    node.object().map(inhabitants::pods).orElse(List.of()).stream()
                            .flatMap(pod -> pod.network().addresses().stream())
                            .toList(),
                    wanted);
            case SERVICE -> any(
                    node.object().flatMap(snapshot::service).map(service -> service.addresses()).orElse(List.of()),
                    wanted);
            case MACHINE -> any(
                    snapshot.nodes().stream()
                            .filter(machine -> machine.ref().name().equals(key))
                            .flatMap(machine -> machine.addresses().stream())
                            .toList(),
                    wanted);
            case OUTSIDE -> IpSet.parse(key)
                    .or(() -> IpAddress.parse(key).map(IpSet::of))
                    .map(addresses -> FilterAnswer.of(!addresses.intersect(wanted).isEmpty()))
                    .orElse(FilterAnswer.UNKNOWN);
        };
    }

    private static FilterAnswer any(Collection<IpAddress> addresses, IpSet wanted) {
        return addresses.isEmpty()
                ? FilterAnswer.UNKNOWN
                : FilterAnswer.of(addresses.stream().anyMatch(wanted::contains));
    }

    /// Addresses outside may have any name.
    private static Test fqdn(String value) {
        Predicate<String> fits = Pattern.compile(
                        Stream.of(value.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                        Pattern.CASE_INSENSITIVE)
                .asMatchPredicate();
        return node -> node.id().kind() != NodeId.Kind.OUTSIDE
                ? FilterAnswer.NO
                : fits.test(node.id().key()) || fits.test(node.label())
                        ? FilterAnswer.YES
                        : IpSet.parse(node.id().key()).isPresent() ? FilterAnswer.UNKNOWN : FilterAnswer.NO;
    }

    /// In the names of the node, or the labels of its pods.
    private boolean text(TopologyNode node, String part) {
        return node.id().key().toLowerCase(Locale.ROOT).contains(part)
                || node.label().toLowerCase(Locale.ROOT).contains(part)
                || (node.id().kind() == NodeId.Kind.WORKLOAD
                        && node.object().filter(ref -> inhabitants.text(ref).contains(part)).isPresent());
    }
}
