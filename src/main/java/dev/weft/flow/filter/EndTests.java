package dev.weft.flow.filter;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Workload;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowEnds;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowFilter;
import dev.weft.net.Cidr;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The terms of a filter that ask about one end.
///
/// An address that nobody of the cluster has is no pod and in no namespace: that is known. Of a workload it is not
/// known
/// which pod spoke; of a Service not which backend.
record EndTests(ClusterSnapshot snapshot, FlowEnds ends) {
    interface Test {
        FilterAnswer ask(FlowEnd end, FlowFacts facts, boolean destination);
    }

    EndTests(ClusterSnapshot snapshot) {
        this(snapshot, new FlowEnds(snapshot));
    }

    /// A value that means nothing, such as an address that is none, is answered by nobody.
    Test of(FlowFilter.Field field, String value) {
        var names = NameTerm.of(value);
        return switch (field) {
            case POD -> (end, _, _) -> pod(behind(end), names);
            case NAMESPACE -> (end, _, _) -> namespace(behind(end), value);
            case WORKLOAD -> (end, _, _) -> workload(behind(end), names);
            case SERVICE -> (end, facts, destination) ->
                destination && facts.service().filter(names::begins).isPresent()
                    ? FilterAnswer.YES
                    : service(behind(end), names);
            case LABEL -> LabelText.parse(value)
                    .<Test>map(selector -> (end, _, _) -> label(behind(end), selector))
                    .orElse(EndTests::unanswered);
            case IP -> addresses(value)
                    .<Test>map(wanted -> (end, _, _) -> ip(end, wanted))
                    .orElse(EndTests::unanswered);
            case NAME -> name(value.toLowerCase(Locale.ROOT));
            case KIND -> kind(value);
            case FQDN -> fqdn(value);
            case TEXT -> text(value.toLowerCase(Locale.ROOT));
            case PORT, PROTOCOL, VERDICT, SOURCE -> EndTests::unanswered;
        };
    }

    @SuppressWarnings("UnusedVariable") // the shape of a test
    private static FilterAnswer unanswered(FlowEnd end, FlowFacts facts, boolean destination) {
        return FilterAnswer.UNKNOWN;
    }

    private FlowEnd behind(FlowEnd end) {
        return end instanceof FlowEnd.OfAddress(var address) ? ends.at(address) : end;
    }

    private static FilterAnswer pod(FlowEnd end, NameTerm names) {
        return switch (end) {
            case FlowEnd.OfPod(var ref) -> FilterAnswer.of(names.begins(ref));
            case FlowEnd.OfWorkload(var ref) -> names.beginsPodsOf(ref);
            case FlowEnd.OfService(var ref) ->
                names.inNamespaceOf(ref)
                        ? names.name().isEmpty() ? FilterAnswer.YES : FilterAnswer.UNKNOWN
                        : FilterAnswer.NO;
            case FlowEnd.OfNode _, FlowEnd.OfAddress _, FlowEnd.OfName _ -> FilterAnswer.NO;
            case FlowEnd.Unknown _ -> FilterAnswer.UNKNOWN;
        };
    }

    private static FilterAnswer namespace(FlowEnd end, String name) {
        return switch (end) {
            case FlowEnd.OfPod(var ref) -> FilterAnswer.of(ref.namespace().equals(name));
            case FlowEnd.OfWorkload(var ref) -> FilterAnswer.of(ref.namespace().equals(name));
            case FlowEnd.OfService(var ref) -> FilterAnswer.of(ref.namespace().equals(name));
            case FlowEnd.OfNode _, FlowEnd.OfAddress _, FlowEnd.OfName _ -> FilterAnswer.NO;
            case FlowEnd.Unknown _ -> FilterAnswer.UNKNOWN;
        };
    }

    private FilterAnswer workload(FlowEnd end, NameTerm names) {
        return switch (end) {
            case FlowEnd.OfPod(var ref) -> ends.workloadOf(ref)
                    .map(owner -> FilterAnswer.of(names.is(owner)))
                    .orElseGet(() -> names.mayOwn(ref) ? FilterAnswer.UNKNOWN : FilterAnswer.NO);
            case FlowEnd.OfWorkload(var ref) ->
                FilterAnswer.of(names.is(ref) || names.is(snapshot.topOwner(ref)));
            case FlowEnd.OfService(var ref) ->
                names.inNamespaceOf(ref) ? FilterAnswer.UNKNOWN : FilterAnswer.NO;
            case FlowEnd.OfNode _, FlowEnd.OfAddress _, FlowEnd.OfName _ -> FilterAnswer.NO;
            case FlowEnd.Unknown _ -> FilterAnswer.UNKNOWN;
        };
    }

    /// Does a Service of that name select the end?
    private FilterAnswer service(FlowEnd end, NameTerm names) {
        return switch (end) {
            case FlowEnd.OfService(var ref) -> FilterAnswer.of(names.begins(ref));
            case FlowEnd.OfPod(var ref) ->
                served(ref, snapshot.pod(ref).map(Pod::labels), names);
            case FlowEnd.OfWorkload(var ref) -> served(ref, template(ref), names);
            case FlowEnd.OfNode _, FlowEnd.OfAddress _, FlowEnd.OfName _ -> FilterAnswer.NO;
            case FlowEnd.Unknown _ -> FilterAnswer.UNKNOWN;
        };
    }

    private FilterAnswer served(ObjectRef end, Optional<Labels> labels, NameTerm names) {
        if (!names.inNamespaceOf(end)) {
            return FilterAnswer.NO;
        }
        return labels.map(known -> FilterAnswer.of(snapshot.services().stream()
                        .filter(service -> service.ref().namespace().equals(end.namespace()))
                        .filter(service -> names.begins(service.ref()))
                        .anyMatch(service ->
                                service.selector().filter(selector -> selector.matches(known)).isPresent())))
                .orElse(FilterAnswer.UNKNOWN);
    }

    private FilterAnswer label(FlowEnd end, Selector selector) {
        return switch (end) {
            case FlowEnd.OfPod(var ref) -> fits(snapshot.pod(ref).map(Pod::labels), selector);
            case FlowEnd.OfWorkload(var ref) -> fits(template(ref), selector);
            case FlowEnd.OfNode _, FlowEnd.OfAddress _, FlowEnd.OfName _ -> FilterAnswer.NO;
            case FlowEnd.OfService _, FlowEnd.Unknown _ -> FilterAnswer.UNKNOWN;
        };
    }

    private static FilterAnswer fits(Optional<Labels> labels, Selector selector) {
        return labels.map(known -> FilterAnswer.of(selector.matches(known))).orElse(FilterAnswer.UNKNOWN);
    }

    private Optional<Labels> template(ObjectRef workload) {
        return snapshot.workload(workload).flatMap(Workload::template).map(Workload.Template::labels);
    }

    private FilterAnswer ip(FlowEnd end, IpSet wanted) {
        return switch (end) {
            case FlowEnd.OfAddress(var address) -> FilterAnswer.of(wanted.contains(address));
            case FlowEnd.OfPod(var ref) ->
                any(snapshot.pod(ref).map(pod -> pod.network().addresses()).orElse(List.of()), wanted);
            case FlowEnd.OfService(var ref) ->
                any(snapshot.service(ref).map(service -> service.addresses()).orElse(List.of()), wanted);
            case FlowEnd.OfNode(var name) -> any(nodeAddresses(name), wanted);
            case FlowEnd.OfWorkload _, FlowEnd.OfName _, FlowEnd.Unknown _ -> FilterAnswer.UNKNOWN;
        };
    }

    private List<IpAddress> nodeAddresses(String name) {
        return snapshot.nodes().stream()
                .filter(node -> node.ref().name().equals(name))
                .flatMap(node -> node.addresses().stream())
                .toList();
    }

    private static FilterAnswer any(Collection<IpAddress> addresses, IpSet wanted) {
        return addresses.isEmpty()
                ? FilterAnswer.UNKNOWN
                : FilterAnswer.of(addresses.stream().anyMatch(wanted::contains));
    }

    private static Optional<IpSet> addresses(String value) {
        return Cidr.parse(value).map(Cidr::asSet).or(() -> IpAddress.parse(value).map(IpSet::of));
    }

    /// Names belong to the end that is outside. A star stands for any letters, dots among them, as in Hubble.
    private Test fqdn(String value) {
        var pattern = Pattern.compile(
                Stream.of(value.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE);
        return (end, facts, _) -> switch (behind(end)) {
            case FlowEnd.OfName(var name) -> FilterAnswer.of(pattern.matcher(name).matches());
            case FlowEnd.OfAddress _ ->
                facts.names().isEmpty()
                        ? FilterAnswer.UNKNOWN
                        : FilterAnswer.of(
                                facts.names().stream().anyMatch(name -> pattern.matcher(name).matches()));
            case FlowEnd.Unknown _ -> FilterAnswer.UNKNOWN;
            case FlowEnd.OfPod _, FlowEnd.OfWorkload _, FlowEnd.OfService _, FlowEnd.OfNode _ -> FilterAnswer.NO;
        };
    }

    /// In the end's own name, or its workload's; who is outside has none.
    private Test name(String part) {
        return (end, _, _) -> switch (behind(end)) {
            case FlowEnd.OfPod(var ref) ->
                contains(part, Stream.concat(Stream.of(ref), ends.workloadOf(ref).stream()).map(ObjectRef::name));
            case FlowEnd.OfWorkload(var ref) -> contains(part, Stream.of(ref.name()));
            case FlowEnd.OfService(var ref) -> contains(part, Stream.of(ref.name()));
            case FlowEnd.OfNode(var node) -> contains(part, Stream.of(node));
            case FlowEnd.OfAddress _, FlowEnd.OfName _ -> FilterAnswer.NO;
            case FlowEnd.Unknown _ -> FilterAnswer.UNKNOWN;
        };
    }

    private Test kind(String wanted) {
        return (end, _, _) -> switch (behind(end)) {
            case FlowEnd.OfPod(var ref) -> is(
                    wanted,
                    Stream.concat(Stream.of("Pod", "Workload"), ends.workloadOf(ref).map(ObjectRef::kind).stream()));
            case FlowEnd.OfWorkload(var ref) -> is(wanted, Stream.of(ref.kind(), "Workload"));
            case FlowEnd.OfService _ -> is(wanted, Stream.of("Service"));
            case FlowEnd.OfNode _ -> is(wanted, Stream.of("Node"));
            case FlowEnd.OfAddress _, FlowEnd.OfName _ -> is(wanted, Stream.of("Outside"));
            case FlowEnd.Unknown _ -> FilterAnswer.UNKNOWN;
        };
    }

    private static FilterAnswer is(String wanted, Stream<String> kinds) {
        return FilterAnswer.of(kinds.anyMatch(wanted::equalsIgnoreCase));
    }

    /// In the end's own name, its workload's, or the DNS names of somebody outside.
    private Test text(String part) {
        return (end, facts, _) -> switch (end) {
            case FlowEnd.Unknown _ -> FilterAnswer.UNKNOWN;
            case FlowEnd.OfPod(var ref) -> contains(
                    part, Stream.concat(Stream.of(end.text()), ends.workloadOf(ref).map(ObjectRef::id).stream()));
            case FlowEnd.OfAddress _ -> contains(
                    part,
                    Stream.concat(
                            Stream.of(end.text()),
                            behind(end) instanceof FlowEnd.OfAddress
                                    ? facts.names().stream()
                                    : Stream.of(behind(end).text())));
            case FlowEnd.OfWorkload _, FlowEnd.OfService _, FlowEnd.OfNode _, FlowEnd.OfName _ ->
                contains(part, Stream.of(end.text()));
        };
    }

    private static FilterAnswer contains(String part, Stream<String> names) {
        return FilterAnswer.of(names.anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(part)));
    }
}
