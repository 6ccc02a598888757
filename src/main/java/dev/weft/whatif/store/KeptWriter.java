package dev.weft.whatif.store;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Workload;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Drafts;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is kept as a tree of maps, lists, texts, numbers and truth values. [KeptReader] is its mirror.
final class KeptWriter {
    private KeptWriter() {}

    static Map<String, Object> tree(Kept.Stamp stamp, Kept kept) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("weft", "drafts");
        tree.put("version", KeptFile.VERSION);
        tree.put("saved", stamp.saved().toString());
        tree.put("source", stamp.source());
        tree.put("cluster", Map.of("address", stamp.cluster().address(), "uid", stamp.cluster().uid()));
        tree.put("side", kept.side());
        tree.put("current", kept.drafts().current());
        tree.put("branches", kept.drafts().branches().stream().map(KeptWriter::branch).toList());
        tree.put("pins", kept.pins().stream().map(KeptWriter::pin).toList());
        return tree;
    }

    private static Map<String, Object> branch(Drafts.Branch branch) {
        Draft draft = branch.draft();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", branch.name());
        tree.put("done", draft.done().stream().map(KeptWriter::step).toList());
        tree.put("undone", draft.undone().stream().map(KeptWriter::step).toList());
        tree.put("since", draft.originals().since().toString());
        var originals = new ArrayList<Map<String, Object>>();
        new TreeMap<>(draft.originals().policies()).forEach((ref, manifest) -> {
            var original = new LinkedHashMap<String, Object>();
            original.put("policy", ref(ref));
            manifest.ifPresent(there -> original.put("manifest", manifest(there)));
            originals.add(original);
        });
        tree.put("originals", originals);
        return tree;
    }

    private static Map<String, Object> step(Step step) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("title", step.title());
        tree.put("on", step.on());
        tree.put("edits", step.edits().stream().map(KeptWriter::edit).toList());
        return tree;
    }

    private static Map<String, Object> edit(Edit edit) {
        var tree = new LinkedHashMap<String, Object>();
        switch (edit) {
            case Edit.PutPolicy(var manifest, var text) -> {
                tree.put("edit", "put-policy");
                tree.put("manifest", manifest(manifest));
                tree.put("text", text);
            }
            case Edit.RemovePolicy(var ref) -> {
                tree.put("edit", "remove-policy");
                tree.put("object", ref(ref));
            }
            case Edit.Relabel(var ref, var labels) -> {
                tree.put("edit", "relabel");
                tree.put("object", ref(ref));
                tree.put("labels", labels(labels));
            }
            case Edit.PutWorkload(var workload) -> {
                tree.put("edit", "put-workload");
                tree.put("workload", workload(workload));
            }
            case Edit.RemoveWorkload(var ref) -> {
                tree.put("edit", "remove-workload");
                tree.put("object", ref(ref));
            }
        }
        return tree;
    }

    private static Map<String, Object> manifest(Manifest manifest) {
        var tree = new LinkedHashMap<String, Object>();
        ResourceKind kind = manifest.kind();
        tree.put("group", kind.group());
        tree.put("version", kind.version());
        tree.put("kind", kind.kind());
        tree.put("plural", kind.plural());
        tree.put("namespaced", kind.namespaced());
        tree.put("ref", ref(manifest.ref()));
        tree.put("body", manifest.body());
        tree.put("file", manifest.origin().file());
        tree.put("lines", new TreeMap<>(manifest.origin().lines()));
        return tree;
    }

    private static Map<String, Object> workload(Workload workload) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("ref", ref(workload.ref()));
        workload.owner().ifPresent(owner -> tree.put("owner", ref(owner)));
        tree.put("replicas", workload.replicas());
        workload.template().ifPresent(template -> {
            tree.put("labels", labels(template.labels()));
            tree.put("hostNetwork", template.hostNetwork());
            tree.put("ports", template.ports().stream()
                    .map(port -> List.of(port.name(), port.protocol().name(), port.number()))
                    .toList());
        });
        return tree;
    }

    private static Map<String, Object> labels(Labels labels) {
        return new TreeMap<>(labels.map());
    }

    private static List<String> ref(ObjectRef ref) {
        return List.of(ref.group(), ref.kind(), ref.namespace(), ref.name());
    }

    private static Map<String, Object> pin(Expectation pin) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("from", end(pin.source()));
        tree.put("to", end(pin.destination()));
        tree.put("protocol", pin.traffic().protocol().name());
        tree.put("port", pin.traffic().port());
        tree.put("allowed", pin.allowed());
        return tree;
    }

    private static Map<String, Object> end(Expectation.End end) {
        return switch (end) {
            case Expectation.End.OfWorkload(var ref) -> Map.of("workload", ref(ref));
            case Expectation.End.Outside(var addresses) ->
                Map.of("outside", addresses.ranges().stream()
                        .map(range -> List.of(range.first().toString(), range.last().toString()))
                        .toList());
        };
    }
}
