package dev.weft.policy.conformance;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.policy.oracle.NaiveEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Pods by pods for one port and protocol, in the form of the upstream tests. A cell on which engine, explanation and
/// oracle disagree shows all three, `.X?`.
final class TruthTable {
    private final ClusterSnapshot snapshot;
    private final Reachability engine;
    private final Optional<NaiveEvaluator> oracle;

    /// `oracle`: whether it is asked too; it knows only manifests that an API server would take.
    TruthTable(ClusterSnapshot snapshot, Profile profile, boolean oracle) {
        this.snapshot = snapshot;
        this.engine = new ClassReachabilityEngine(profile)
                .evaluate(snapshot, new PolicyCompiler(PolicyKinds.all()).compile(snapshot));
        this.oracle = oracle ? Optional.of(new NaiveEvaluator(snapshot, profile)) : Optional.empty();
    }

    /// What is wrong in the manifests, in form or in meaning.
    List<Problem> problems() {
        return Stream.concat(snapshot.problems().stream(), engine.policies().problems().stream()).toList();
    }

    /// The table of the same sources and destinations as the given one.
    String like(String traffic, String table) {
        var words = traffic.split(" ");
        var packet = new Traffic(Protocol.valueOf(words[0]), Integer.parseInt(words[1]));
        var rows = rows(table);
        var destinations = rows.getFirst();
        var actual = new ArrayList<List<String>>();
        actual.add(destinations);
        for (var row : rows.subList(1, rows.size())) {
            var cells = new ArrayList<String>();
            cells.add(row.getFirst());
            for (int column = 1; column < row.size(); column++) {
                cells.add(row.get(column).equals("-")
                        ? "-"
                        : cell(end(row.getFirst()), end(destinations.get(column - 1)), packet));
            }
            actual.add(cells);
        }
        return text(actual);
    }

    private String cell(Endpoint source, Endpoint destination, Traffic packet) {
        var cell = engine.cell(source, destination);
        var answers = sign(cell.allowed().contains(packet) ? "allowed"
                        : cell.unknown().contains(packet) ? "unknown" : "denied")
                + sign(engine.explain(source, destination, packet).verdict().word())
                + oracle.map(it -> sign(it.verdict(source, destination, packet).word())).orElse("");
        return answers.chars().distinct().count() == 1 ? answers.substring(0, 1) : answers;
    }

    private static String sign(String word) {
        return switch (word) {
            case "allowed" -> ".";
            case "denied" -> "X";
            default -> "?";
        };
    }

    /// `x/a` a pod or a controller without pods, `n1` a node, or an address outside.
    private Endpoint end(String name) {
        int slash = name.indexOf('/');
        if (slash >= 0) {
            return snapshot.pod(ObjectRef.ofPod(name.substring(0, slash), name.substring(slash + 1)))
                    .<Endpoint>map(Endpoint.OfPod::new)
                    .orElseGet(() -> new Endpoint.OfTemplate(snapshot.workloads().stream()
                            .filter(workload -> workload.ref().path().equals(name))
                            .findFirst()
                            .orElseThrow()));
        }
        return IpAddress.parse(name)
                .<Endpoint>map(address -> new Endpoint.Outside(IpSet.of(address)))
                .orElseGet(() -> new Endpoint.OfNode(snapshot.nodes().stream()
                        .filter(node -> node.ref().name().equals(name))
                        .findFirst()
                        .orElseThrow()));
    }

    /// The table as this class writes it, whatever its spaces.
    static String aligned(String table) {
        return text(rows(table));
    }

    private static List<List<String>> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.strip().split("\\s+")))
                .toList();
    }

    private static String text(List<List<String>> rows) {
        var head = Stream.concat(Stream.of(""), rows.getFirst().stream()).toList();
        return Stream.concat(Stream.of(head), rows.stream().skip(1))
                .map(row -> row.stream().map("%-13s"::formatted).collect(Collectors.joining()).stripTrailing())
                .collect(Collectors.joining("\n"));
    }
}
