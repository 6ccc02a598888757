package dev.weft.view.draft;

import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Workload;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.topology.Boxes;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.view.panel.Pinning;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/// What the picture's context menu offers for the draft: labels, workloads and policies as edits, and pins.
final class DraftMenu {
    record Doors(Forms forms, Consumer<Edit> step, Consumer<Expectation> pin) {}

    private final Doors doors;

    DraftMenu(Doors doors) {
        this.doors = doors;
    }

    /// Labels and workloads are those of the drafted cluster: edits follow each other.
    List<MenuItem> of(Frame frame, Pick pick) {
        var items = new ArrayList<MenuItem>();
        switch (pick) {
            case Pick.OfNode(var id) when id.kind() == NodeId.Kind.NAMESPACE -> namespace(items, frame, id.key());
            case Pick.OfNode(var id) ->
                frame.scene().topology().node(id).ifPresent(node -> node(items, frame, node));
            case Pick.OfGroup(var name) -> namespace(items, frame, name);
            case Pick.OfEdge(var id) -> Pinning.all(frame, id).stream()
                    .map(pin -> item(
                            (frame.request().whatIf().pins().contains(pin) ? "Unpin: " : "Pin: ") + pin.words(),
                            () -> doors.pin().accept(pin)))
                    .forEach(items::add);
        }
        return items;
    }

    private void node(List<MenuItem> items, Frame frame, TopologyNode node) {
        if (node.id().kind() != NodeId.Kind.WORKLOAD || node.object().isEmpty()) {
            return;
        }
        var ref = node.object().get();
        if (drafted(frame).pod(ref).filter(pod -> !drafted(frame).workloadOf(pod).equals(ref)).isPresent()) {
            return; // one replica of a workload: whoever owns it would make it anew
        }
        labels(frame, ref).ifPresent(now -> items.add(item(
                "Relabel " + ref.name() + "…", () -> doors.forms().relabel(ref, now).ifPresent(doors.step()))));
        items.add(item("Remove " + ref.name(), () -> doors.step().accept(new Edit.RemoveWorkload(ref))));
        var policies = node.facts().isolation().map(isolation -> isolation.policies()).orElse(List.of());
        if (!policies.isEmpty()) {
            var menu = new Menu("Remove policy");
            policies.forEach(policy -> menu.getItems()
                    .add(item(policy.path(), () -> doors.step().accept(new Edit.RemovePolicy(policy)))));
            items.add(menu);
        }
    }

    private void namespace(List<MenuItem> items, Frame frame, String name) {
        if (!Boxes.isNamespace(name)) {
            return; // a box of the picture, nothing in the cluster
        }
        var snapshot = drafted(frame);
        Optional.ofNullable(snapshot.namespaces().get(name)).ifPresent(namespace -> items.add(item(
                "Relabel namespace " + name + "…",
                () -> doors.forms().relabel(namespace.ref(), namespace.labels()).ifPresent(doors.step()))));
        items.add(item("Add a workload to " + name + "…", () -> doors.forms()
                .workload(name, snapshot.workloads().stream().map(Workload::ref).toList())
                .ifPresent(doors.step())));
        var policies = snapshot.manifests().stream()
                .filter(manifest -> manifest.ref().namespace().equals(name))
                .filter(manifest -> manifest.kind().equals(ResourceKind.NETWORK_POLICY))
                .map(manifest -> manifest.ref())
                .toList();
        if (!policies.isEmpty()) {
            var menu = new Menu("Remove policy of " + name);
            policies.forEach(policy -> menu.getItems()
                    .add(item(policy.name(), () -> doors.step().accept(new Edit.RemovePolicy(policy)))));
            items.add(menu);
        }
    }

    private static dev.weft.cluster.ClusterSnapshot drafted(Frame frame) {
        return frame.draft()
                .map(draft -> draft.after().reachability().snapshot())
                .orElse(frame.meaning().snapshot());
    }

    /// Those of the template, or of the pod that nobody owns; absent where neither was read.
    private static Optional<Labels> labels(Frame frame, ObjectRef ref) {
        var snapshot = drafted(frame);
        return snapshot.pod(ref)
                .map(Pod::labels)
                .or(() -> snapshot.workload(ref).flatMap(Workload::template).map(Workload.Template::labels));
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
