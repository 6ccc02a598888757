package dev.weft.whatif.editing;

import dev.weft.cluster.Selector;
import dev.weft.cluster.Selector.Operator;
import dev.weft.cluster.Selector.Requirement;
import dev.weft.net.Cidr;
import dev.weft.net.IpSet;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.HostPods;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.yaml.YamlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whom a text that may be half typed is about, and whom its rules name. What cannot be read yet is left out, so that
/// it is not the meaning of a policy, only what is shown beside the text.
///
/// `namespace` is meant where the text names none.
public record TextPeers(Outline outline, String namespace) {
    private static final String NETWORK_POLICY = "NetworkPolicy";

    public boolean isNetworkPolicy() {
        return outline.word("kind").equals(NETWORK_POLICY)
                && outline.word("apiVersion").equals("networking.k8s.io/v1");
    }

    /// The policy's own namespace.
    public String home() {
        var written = outline.word("metadata.namespace");
        return written.isEmpty() ? namespace : written;
    }

    /// The field of a rule that names the other end.
    public static String peersField(String direction) {
        return direction.equals("ingress") ? "from" : "to";
    }

    public static YamlPath direction(String word) {
        return YamlPath.ROOT.key("spec").key(word);
    }

    public Optional<PodSelection> subject() {
        if (isNetworkPolicy()) {
            var selector = outline.at("spec.podSelector");
            return selector.isEmpty() || selector.get().is(Part.Kind.NOTHING)
                    ? Optional.of(new PodSelection(new Scope.Own(home()), Selector.EVERYTHING))
                    : selector(selector.get()).map(it -> new PodSelection(new Scope.Own(home()), it));
        }
        return outline.at("spec.subject").flatMap(this::tiered);
    }

    /// The rules of a direction, `ingress` or `egress`.
    public List<Part> rules(String direction) {
        return outline.at(direction(direction)).map(Part::items).orElse(List.of());
    }

    /// Those of a rule that can be read; everyone where it names none, as far as its kind allows that.
    public List<Peer> peers(Part rule, String direction) {
        var field = rule.field(peersField(direction));
        if (isNetworkPolicy() && field.map(Part::isEmpty).orElse(true)) {
            return List.of(new Peer.Anyone());
        }
        return field.stream().flatMap(list -> list.items().stream()).flatMap(item -> peer(item).stream()).toList();
    }

    public Optional<Peer> peer(Part item) {
        if (!isNetworkPolicy()) {
            return tieredPeer(item);
        }
        var block = item.field("ipBlock");
        return block.isPresent() ? addresses(block.get()) : selection(item).map(Peer.Pods::new);
    }

    /// The pods of an item of `from` or `to` of a NetworkPolicy.
    private Optional<PodSelection> selection(Part item) {
        var pods = written(item, "podSelector");
        var namespaces = written(item, "namespaceSelector");
        if (pods.isEmpty() && namespaces.isEmpty()) {
            return Optional.empty();
        }
        var scope = namespaces.isEmpty()
                ? Optional.<Scope>of(new Scope.Own(home()))
                : selector(namespaces.get()).<Scope>map(Scope.Matching::new);
        var chosen = pods.isEmpty() ? Optional.of(Selector.EVERYTHING) : selector(pods.get());
        return scope.flatMap(where -> chosen.map(which -> new PodSelection(where, which)));
    }

    private static Optional<Part> written(Part item, String field) {
        return item.field(field).filter(part -> !part.is(Part.Kind.NOTHING));
    }

    private Optional<Peer> tieredPeer(Part item) {
        var networks = item.field("networks");
        if (networks.isPresent()) {
            var blocks = networks.get().items().stream().flatMap(TextPeers::block).reduce(IpSet.NONE, IpSet::union);
            return blocks.isEmpty() ? Optional.empty() : Optional.of(new Peer.Addresses(blocks));
        }
        var nodes = item.field("nodes");
        return nodes.isPresent()
                ? selector(nodes.get()).map(Peer.Nodes::new)
                : tiered(item).map(Peer.Pods::new);
    }

    /// `namespaces`, or `pods` with both selectors.
    private Optional<PodSelection> tiered(Part item) {
        var namespaces = written(item, "namespaces");
        if (namespaces.isPresent()) {
            return selector(namespaces.get())
                    .map(it -> new PodSelection(new Scope.Matching(it), Selector.EVERYTHING, HostPods.EXCLUDED));
        }
        return written(item, "pods").flatMap(both -> {
            var scope = both.field("namespaceSelector").map(TextPeers::selector)
                    .orElse(Optional.of(Selector.EVERYTHING));
            var pods = both.field("podSelector").map(TextPeers::selector).orElse(Optional.of(Selector.EVERYTHING));
            return scope.flatMap(where -> pods.map(which ->
                    new PodSelection(new Scope.Matching(where), which, HostPods.EXCLUDED)));
        });
    }

    private static Optional<Peer> addresses(Part block) {
        var whole = block.field("cidr").flatMap(cidr -> Cidr.parse(cidr.text())).map(Cidr::asSet);
        var holes = block.field("except").map(Part::items).orElse(List.of()).stream()
                .flatMap(TextPeers::block)
                .reduce(IpSet.NONE, IpSet::union);
        return whole.map(set -> new Peer.Addresses(set.minus(holes)));
    }

    private static Stream<IpSet> block(Part part) {
        return Cidr.parse(part.text()).map(Cidr::asSet).stream();
    }

    /// Empty while a label or a condition is not whole: what is left of it would select more than its author means.
    public static Optional<Selector> selector(Part part) {
        if (part.is(Part.Kind.VALUE)) {
            return Optional.empty();
        }
        var all = new ArrayList<Requirement>();
        for (var label : part.field("matchLabels").map(Part::members).orElse(List.of())) {
            if (!label.value().is(Part.Kind.VALUE)) {
                return Optional.empty();
            }
            all.add(new Requirement(label.name(), Operator.IN, List.of(label.value().text())));
        }
        for (var item : part.field("matchExpressions").map(Part::items).orElse(List.of())) {
            var requirement = requirement(item);
            if (requirement.isEmpty()) {
                return Optional.empty();
            }
            all.add(requirement.get());
        }
        return Optional.of(new Selector(all));
    }

    private static Optional<Requirement> requirement(Part item) {
        var key = item.field("key").map(Part::text).orElse("");
        var word = item.field("operator").map(Part::text).orElse("");
        var values = item.field("values").map(Part::items).orElse(List.of()).stream().map(Part::text).toList();
        return Stream.of(Operator.values())
                .filter(operator -> operator.word().equals(word))
                .filter(operator -> (operator == Operator.IN || operator == Operator.NOT_IN) != values.isEmpty())
                .filter(_ -> !key.isEmpty())
                .findFirst()
                .map(operator -> new Requirement(key, operator, values));
    }
}
