package dev.weft.view.twin;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.policy.PodSelection;
import dev.weft.policy.Policy;
import dev.weft.policy.RuleRef;
import dev.weft.policy.WorkloadReachability;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.Edit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Every policy of the cluster and of the draft, with the pods it selects, in the order of namespace and name; and so
/// the policies of a pod.
record PolicyTableModel(List<Row> rows, Optional<PolicySubjects> subjects) {
    static final PolicyTableModel EMPTY = new PolicyTableModel(List.of(), Optional.empty());

    /// `state` is empty, or `drafted` or `removed in the draft`. `pods` are those it selects, by workload.
    record Row(RuleRef rule, String selects, String state, NavigableMap<NodeId, Integer> pods) {
        String name() {
            return rule.policy().path();
        }

        int count() {
            return pods.values().stream().mapToInt(Integer::intValue).sum();
        }

        /// `selects app=db: 2 pods of 1 workload`.
        String detail() {
            return selects + ": " + Wording.count(count(), "pod")
                    + (pods.isEmpty() ? "" : " of " + Wording.count(pods.size(), "workload"));
        }
    }

    PolicyTableModel {
        rows = List.copyOf(rows);
    }

    /// Cost: see [PolicySubjects]; what still holds of the model before is kept.
    static PolicyTableModel of(Frame frame, PolicyTableModel known) {
        var manifests = new TreeMap<ObjectRef, Manifest>();
        frame.meaning().snapshot().manifests().forEach(manifest -> manifests.put(manifest.ref(), manifest));
        var states = new HashMap<ObjectRef, String>();
        for (var edit : frame.request().draft().effective().values()) {
            switch (edit) {
                case Edit.PutPolicy(var manifest, _) -> {
                    manifests.put(manifest.ref(), manifest);
                    states.put(manifest.ref(), "drafted");
                }
                case Edit.RemovePolicy(var ref) -> states.put(ref, "removed in the draft");
                case Edit.Relabel _, Edit.PutWorkload _, Edit.RemoveWorkload _ -> {}
            }
        }
        var reachability = frame.draft().map(draft -> draft.after()).orElse(frame.meaning().reachability());
        var subjects = subjects(reachability, known);
        var compiled = compiled(reachability);
        return new PolicyTableModel(
                manifests.values().stream()
                        .map(manifest -> new Row(
                                RuleRef.of(manifest, "spec"),
                                selects(compiled, manifest.ref()),
                                states.getOrDefault(manifest.ref(), ""),
                                subjects.of(manifest.ref())))
                        .toList(),
                Optional.of(subjects));
    }

    @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while nothing has changed
    private static PolicySubjects subjects(WorkloadReachability reachability, PolicyTableModel known) {
        return known.subjects
                .filter(subjects -> subjects.source() == reachability)
                .orElseGet(() -> PolicySubjects.of(reachability));
    }

    private static Map<ObjectRef, Policy> compiled(WorkloadReachability reachability) {
        return reachability.reachability().policies().policies().stream()
                .collect(Collectors.toMap(Policy::ref, policy -> policy, (first, _) -> first));
    }

    private static String selects(Map<ObjectRef, Policy> compiled, ObjectRef ref) {
        var policy = compiled.get(ref);
        return policy == null ? "could not be read" : selects(policy.subject());
    }

    private static String selects(PodSelection subject) {
        var where = switch (subject.namespaces()) {
            case PodSelection.Scope.Own _ -> "";
            case PodSelection.Scope.Matching(var selector) ->
                selector.selectsEverything() ? " in every namespace" : " in namespaces " + selector;
        };
        return subject.pods().selectsEverything()
                ? "selects every pod" + where
                : "selects " + subject.pods() + where;
    }

    /// Those whose name or selection holds the text, any case, empty for all; and, if a workload is named, only those
    /// that select pods of it.
    List<Row> matching(String text, Optional<NodeId> workload) {
        var needle = text.strip().toLowerCase(Locale.ROOT);
        return rows.stream()
                .filter(row -> (row.name() + " " + row.selects()).toLowerCase(Locale.ROOT).contains(needle))
                .filter(row -> workload.isEmpty() || row.pods().containsKey(workload.get()))
                .toList();
    }
}
