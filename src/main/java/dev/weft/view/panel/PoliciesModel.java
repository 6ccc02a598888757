package dev.weft.view.panel;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.policy.PodSelection;
import dev.weft.policy.Policy;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.whatif.Edit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Every policy of the cluster and of the draft, with what it selects, in the order of namespace and name.
public record PoliciesModel(List<Row> rows) {
    public static final PoliciesModel EMPTY = new PoliciesModel(List.of());

    /// `state` is empty, or `drafted` or `removed in the draft`.
    public record Row(RuleRef rule, String selects, String state) {
        public String name() {
            return rule.policy().path();
        }
    }

    public PoliciesModel {
        rows = List.copyOf(rows);
    }

    /// `text` filters by name and by what is selected, any case; empty for all.
    public static PoliciesModel of(Frame frame, String text) {
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
        var compiled = compiled(frame);
        var needle = text.strip().toLowerCase(Locale.ROOT);
        return new PoliciesModel(manifests.values().stream()
                .map(manifest -> row(manifest, compiled, states.getOrDefault(manifest.ref(), "")))
                .filter(row -> (row.name() + " " + row.selects()).toLowerCase(Locale.ROOT).contains(needle))
                .toList());
    }

    private static Map<ObjectRef, Policy> compiled(Frame frame) {
        var reachability = frame.draft().map(draft -> draft.after()).orElse(frame.meaning().reachability());
        return reachability.reachability().policies().policies().stream()
                .collect(Collectors.toMap(Policy::ref, policy -> policy, (first, _) -> first));
    }

    private static Row row(Manifest manifest, Map<ObjectRef, Policy> compiled, String state) {
        var policy = compiled.get(manifest.ref());
        return new Row(
                RuleRef.of(manifest, "spec"), policy == null ? "could not be read" : selects(policy.subject()), state);
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
}
