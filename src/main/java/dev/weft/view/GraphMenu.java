package dev.weft.view;

import dev.weft.picture.Pick;
import dev.weft.policy.RuleRef;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.view.gesture.GestureDesk;
import dev.weft.view.panel.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/// The context menu of the picture.
final class GraphMenu {
    /// What its entries do.
    record Doors(
            Consumer<RuleRef> edit,
            Consumer<TopologyNode> newPolicy,
            Consumer<String> newNamespacePolicy,
            Consumer<String> fold,
            Consumer<String> only,
            Runnable fit) {}

    private final Doors doors;
    private final GestureDesk gestures;

    GraphMenu(Doors doors, GestureDesk gestures) {
        this.doors = doors;
        this.gestures = gestures;
    }

    List<MenuItem> of(MainModel model, Optional<Pick> pick) {
        var items = new ArrayList<MenuItem>();
        pick.ifPresent(what -> {
            if (what instanceof Pick.OfEdge) {
                items.add(item("Deny this connection… (D)", () -> gestures.deny(what)));
            } else if (!isGroup(what)) {
                items.add(item("Allow from here to… (A)", () -> gestures.allowFrom(what)));
            }
            node(model, what).ifPresent(node -> ofNode(items, node));
            model.namespaceOf(what).ifPresent(namespace -> ofNamespace(items, namespace));
            model.boxNamed(what).ifPresent(box -> ofBox(items, model, box, isGroup(what)));
            items.add(item("Copy name", () -> Dialogs.copy(name(model, what))));
        });
        if (pick.isEmpty()) {
            items.add(item("Fit the picture", doors.fit()));
            items.add(item("Default deny everywhere…", gestures::denyEverywhere));
            items.add(item("Least privilege from what was seen…", () -> gestures.leastPrivilege(namespaces(model))));
        }
        return items;
    }

    private static boolean isGroup(Pick pick) {
        return pick instanceof Pick.OfNode(var id) && id.kind() == NodeId.Kind.GROUP;
    }

    private void ofBox(List<MenuItem> items, MainModel model, String box, boolean group) {
        var word = group ? "Open " : model.isFolded(box) ? "Unfold " : "Fold ";
        items.add(item(word + box, () -> doors.fold().accept(box)));
        model.openedAround(box).ifPresent(around ->
                items.add(item("Close " + around.name(), () -> doors.fold().accept(around.name()))));
    }

    private static Optional<TopologyNode> node(MainModel model, Pick pick) {
        return pick instanceof Pick.OfNode(var id)
                ? model.frame().flatMap(frame -> frame.scene().topology().node(id))
                : Optional.empty();
    }

    private void ofNode(List<MenuItem> items, TopologyNode node) {
        var policies = node.facts().isolation().map(isolation -> isolation.policies()).orElse(List.of());
        var edits = policies.stream()
                .map(policy -> item("Edit " + policy.path(), () -> doors.edit()
                        .accept(new RuleRef(policy, "spec", "", 0))))
                .toList();
        if (edits.size() > 3) { // a longer list would push the rest out of sight
            var more = new Menu("Edit policy");
            more.getItems().setAll(edits);
            items.add(more);
        } else {
            items.addAll(edits);
        }
        if (node.id().kind() == NodeId.Kind.WORKLOAD) {
            items.add(item("New policy for this workload", () -> doors.newPolicy().accept(node)));
        }
    }

    private void ofNamespace(List<MenuItem> items, String namespace) {
        items.add(item("New policy for namespace " + namespace, () -> doors.newNamespacePolicy().accept(namespace)));
        items.add(item("Isolate " + namespace + "…", () -> gestures.isolate(namespace)));
        items.add(item("Least privilege in " + namespace + "…", () -> gestures.leastPrivilege(Set.of(namespace))));
        items.add(item("Show only " + namespace, () -> doors.only().accept(namespace)));
    }

    /// Those that are looked at.
    private static Set<String> namespaces(MainModel model) {
        var chosen = model.wish().filter().namespaces();
        return chosen.isEmpty()
                ? model.frame().map(frame -> frame.meaning().snapshot().namespaces().keySet()).orElse(Set.of())
                : chosen;
    }

    private static String name(MainModel model, Pick pick) {
        return switch (pick) {
            case Pick.OfNode(var id) -> model.frame().map(frame -> Wording.name(frame, id)).orElse(id.key());
            case Pick.OfEdge(var id) -> model.frame().map(frame -> Wording.name(frame, id)).orElse("");
            case Pick.OfGroup(var namespace) -> namespace;
        };
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
