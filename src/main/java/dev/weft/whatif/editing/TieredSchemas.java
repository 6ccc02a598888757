package dev.weft.whatif.editing;

import dev.weft.whatif.editing.Shape.Choice;
import dev.weft.whatif.editing.Shape.Field;
import dev.weft.whatif.editing.Shape.Fields;
import dev.weft.whatif.editing.Shape.Items;
import dev.weft.whatif.editing.Shape.Role;
import dev.weft.whatif.editing.Shape.Value;
import dev.weft.whatif.editing.Shape.Words;
import java.util.ArrayList;
import java.util.List;

/// The specs of the kinds of network-policy-api.
/// Source: `apis/v1alpha1` (adminnetworkpolicy, baselineadminnetworkpolicy, shared types),
/// `apis/v1alpha2/clusternetworkpolicy_types.go`.
final class TieredSchemas {
    private TieredSchemas() {}

    static Fields admin() {
        return v1alpha1(List.of(priority()), false);
    }

    static Fields baseline() {
        return v1alpha1(List.of(), true);
    }

    private static Fields v1alpha1(List<Field> first, boolean baseline) {
        var actions = new ArrayList<Choice>();
        actions.add(new Choice("Allow", "allowed, no later policy is asked"));
        actions.add(new Choice("Deny", "denied, no later policy is asked"));
        if (!baseline) {
            actions.add(new Choice("Pass", "left to NetworkPolicies"));
        }
        var ports = new Field("ports", "on which ports; all where it is missing", new Items(new Fields(List.of(
                new Field("portNumber", "one port", new Fields(List.of(
                        new Field("protocol", "TCP where it is missing", Schemas.protocols()),
                        new Field("port", "the pod's port", new Value(Role.PORT_NUMBER))))),
                new Field("portRange", "a range of ports", new Fields(List.of(
                        new Field("protocol", "TCP where it is missing", Schemas.protocols()),
                        new Field("start", "the first port", new Value(Role.PORT_NUMBER)),
                        new Field("end", "the last port", new Value(Role.PORT_NUMBER))))),
                new Field("namedPort", "a port by the name that the pod gives it", new Value(Role.PORT_NAME))))));
        return spec(first, new Rules(new Words(actions), ports, !baseline));
    }

    static Fields cluster() {
        var tiers = new Words(List.of(
                new Choice("Admin", "asked before NetworkPolicies"),
                new Choice("Baseline", "asked after NetworkPolicies")));
        var actions = new Words(List.of(
                new Choice("Accept", "allowed, no later policy is asked"),
                new Choice("Deny", "denied, no later policy is asked"),
                new Choice("Pass", "left to the next tier")));
        var port = new Fields(List.of(new Field("destinationPort", "the pod's port", new Fields(List.of(
                new Field("number", "one port", new Value(Role.PORT_NUMBER)),
                new Field("range", "a range of ports", new Fields(List.of(
                        new Field("start", "the first port", new Value(Role.PORT_NUMBER)),
                        new Field("end", "the last port", new Value(Role.PORT_NUMBER))))))))));
        var protocols = new Field("protocols", "which traffic; all where it is missing", new Items(new Fields(List.of(
                new Field("tcp", "TCP", port),
                new Field("udp", "UDP", port),
                new Field("sctp", "SCTP", port),
                new Field("destinationNamedPort", "a port by the name that the pod gives it",
                        new Value(Role.PORT_NAME))))));
        return spec(
                List.of(new Field("tier", "before or after NetworkPolicies", tiers), priority()),
                new Rules(actions, protocols, true));
    }

    private static Field priority() {
        return new Field("priority", "from 0, asked first, to 1000", new Value(Role.NUMBER));
    }

    /// `domains`: a rule for what goes out may name peers by their domain.
    private record Rules(Words actions, Field traffic, boolean domains) {}

    private static Fields spec(List<Field> first, Rules rules) {
        var fields = new ArrayList<>(first);
        fields.add(new Field("subject", "whom it is about", new Fields(selections())));
        fields.add(new Field("ingress", "rules for what comes in, the first that matches decides", new Items(
                rule("from", rules, selections()))));
        var peers = new ArrayList<>(selections());
        peers.add(new Field("nodes", "nodes with these labels", Schemas.selector("nodes")));
        peers.add(new Field("networks", "blocks of addresses", new Items(new Value(Role.BLOCK))));
        if (rules.domains()) {
            peers.add(new Field("domainNames", "names such as *.example.org", new Items(new Value(Role.DOMAIN))));
        }
        fields.add(new Field("egress", "rules for what goes out, the first that matches decides", new Items(
                rule("to", rules, peers))));
        return new Fields(fields);
    }

    private static Fields rule(String peers, Rules rules, List<Field> peer) {
        return new Fields(List.of(
                new Field("name", "what the rule is called", new Value(Role.TEXT)),
                new Field("action", "what happens", rules.actions()),
                new Field(peers, "the other end: any of these", new Items(new Fields(peer))),
                rules.traffic()));
    }

    private static List<Field> selections() {
        var both = new Fields(List.of(
                new Field("namespaceSelector", "in these namespaces; {} for all", Schemas.selector("namespaces")),
                new Field("podSelector", "pods with these labels; {} for all", Schemas.selector("pods"))));
        return List.of(
                new Field("namespaces", "every pod of these namespaces; {} for all", Schemas.selector("namespaces")),
                new Field("pods", "pods of namespaces, by both labels", both));
    }
}
