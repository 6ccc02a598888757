package dev.weft.whatif.editing;

import dev.weft.whatif.editing.Shape.Choice;
import dev.weft.whatif.editing.Shape.Field;
import dev.weft.whatif.editing.Shape.Fields;
import dev.weft.whatif.editing.Shape.Items;
import dev.weft.whatif.editing.Shape.Labels;
import dev.weft.whatif.editing.Shape.Role;
import dev.weft.whatif.editing.Shape.Value;
import dev.weft.whatif.editing.Shape.Words;
import java.util.List;
import java.util.stream.Stream;

/// The fields of every kind of policy that is evaluated, and what each means.
/// Source: networking/v1 types; network-policy-api, `apis/v1alpha1` and `apis/v1alpha2`.
public final class Schemas {
    private static final String GROUP = "policy.networking.k8s.io/";
    private static final List<Kind> KINDS = List.of(
            new Kind("NetworkPolicy", "networking.k8s.io/v1", true, "allows; isolates the pods it selects",
                    networkPolicy()),
            new Kind("AdminNetworkPolicy", GROUP + "v1alpha1", false,
                    "decides before every NetworkPolicy", TieredSchemas.admin()),
            new Kind("BaselineAdminNetworkPolicy", GROUP + "v1alpha1", false,
                    "decides where no NetworkPolicy selects a pod", TieredSchemas.baseline()),
            new Kind("ClusterNetworkPolicy", GROUP + "v1alpha2", false,
                    "decides before or after NetworkPolicies, by its tier", TieredSchemas.cluster()));

    private Schemas() {}

    record Kind(String name, String apiVersion, boolean namespaced, String meaning, Fields spec) {}

    /// What may stand in the text: by its kind, or, while that is not one of those known, what all kinds have.
    public static Shape of(Outline outline) {
        var kind = outline.word("kind");
        var version = outline.word("apiVersion");
        var spec = KINDS.stream()
                .filter(known -> known.name().equals(kind))
                .filter(known -> version.isEmpty() || known.apiVersion().equals(version))
                .findFirst();
        return document(
                kind,
                spec.map(Kind::namespaced).orElse(true),
                spec.<Shape>map(Kind::spec).orElseGet(Shape.Open::new));
    }

    /// Is the kind of the text one of those?
    public static boolean knows(Outline outline) {
        return KINDS.stream().anyMatch(known -> known.name().equals(outline.word("kind"))
                && known.apiVersion().equals(outline.word("apiVersion")));
    }

    private static Fields document(String kind, boolean namespaced, Shape spec) {
        var versions = KINDS.stream()
                .filter(known -> kind.isEmpty() || known.name().equals(kind))
                .map(Kind::apiVersion)
                .distinct()
                .map(version -> new Choice(version, names(version)))
                .toList();
        var kinds = KINDS.stream().map(known -> new Choice(known.name(), known.meaning())).toList();
        var metadata = Stream.of(
                        Stream.of(new Field("name", "the policy's name", new Value(Role.TEXT))),
                        Stream.of(new Field("namespace", "where it stands", new Value(Role.NAMESPACE)))
                                .filter(_ -> namespaced),
                        Stream.of("labels", "annotations").map(name -> new Field(name, name, new Shape.Open())),
                        Stream.of(
                                        "resourceVersion", "uid", "generation", "creationTimestamp", "managedFields",
                                        "finalizers", "ownerReferences", "generateName", "selfLink",
                                        "deletionTimestamp", "deletionGracePeriodSeconds")
                                .map(name -> new Field(name, "", new Shape.Open())))
                .flatMap(fields -> fields)
                .toList();
        return new Fields(List.of(
                new Field("apiVersion", "the group and version of the kind", new Words(versions)),
                new Field("kind", "what the object is", new Words(kinds)),
                new Field("metadata", "its name, namespace and labels", new Fields(metadata)),
                new Field("spec", "whom it selects and what it allows", spec),
                new Field("status", "", new Shape.Open())));
    }

    private static String names(String version) {
        return String.join(", ", KINDS.stream().filter(kind -> kind.apiVersion().equals(version)).map(Kind::name)
                .toList());
    }

    static Fields selector(String whom) {
        var operators = new Words(List.of(
                new Choice("In", "the value is one of values"),
                new Choice("NotIn", "the value is none of values, or the key is missing"),
                new Choice("Exists", "the key is there"),
                new Choice("DoesNotExist", "the key is missing")));
        return new Fields(List.of(
                new Field("matchLabels", whom + " that have all of these labels", new Labels()),
                new Field("matchExpressions", whom
                        + " for which all of these conditions hold", new Items(new Fields(List.of(
                        new Field("key", "the label's key", new Value(Role.LABEL_KEY)),
                        new Field("operator", "how it compares", operators),
                        new Field("values", "the label's values", new Items(new Value(Role.LABEL_VALUE)))))))));
    }

    static Words protocols() {
        return new Words(List.of(new Choice("TCP", "the default"), new Choice("UDP", ""), new Choice("SCTP", "")));
    }

    private static Fields networkPolicy() {
        var types = new Words(List.of(
                new Choice("Ingress", "isolates for what comes in"),
                new Choice("Egress", "isolates for what goes out")));
        return new Fields(List.of(
                new Field("podSelector", "whom it is about: pods of its namespace, {} for all", selector("pods")),
                new Field("policyTypes", "in which directions it isolates", new Items(types)),
                new Field("ingress", "who is let in; [] for nobody", new Items(rule("from", "who is let in"))),
                new Field("egress", "who may be reached; [] for nobody", new Items(rule("to", "who may be reached")))));
    }

    private static Fields rule(String peers, String meaning) {
        var block = new Fields(List.of(
                new Field("cidr", "a block of addresses outside the cluster", new Value(Role.BLOCK)),
                new Field("except", "narrower blocks that are left out", new Items(new Value(Role.BLOCK)))));
        var peer = new Fields(List.of(
                new Field("podSelector", "pods: of the policy's namespace, or of those beside it", selector("pods")),
                new Field("namespaceSelector", "pods of these namespaces; {} for all", selector("namespaces")),
                new Field("ipBlock", "addresses outside the cluster", block)));
        var port = new Fields(List.of(
                new Field("port", "the pod's port, by number or name", new Value(Role.PORT)),
                new Field("protocol", "TCP where it is missing", protocols()),
                new Field("endPort", "the last port of a range", new Value(Role.PORT_NUMBER))));
        return new Fields(List.of(
                new Field(peers, meaning + ": any of these; everyone where it is missing", new Items(peer)),
                new Field("ports", "on which ports: any of these; all where it is missing", new Items(port))));
    }
}
