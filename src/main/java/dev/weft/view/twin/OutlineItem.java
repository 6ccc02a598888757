package dev.weft.view.twin;

import dev.weft.view.twin.OutlineModel.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

/// A row of the tree that makes those below it when they are first looked at, and keeps its place when the model is
/// another.
final class OutlineItem extends TreeItem<Item> {
    private boolean made;

    OutlineItem(Item item) {
        super(item);
    }

    @Override
    public boolean isLeaf() {
        return getValue().children().isEmpty();
    }

    @Override
    public ObservableList<TreeItem<Item>> getChildren() {
        if (!made) {
            made = true;
            super.getChildren().setAll(
                    getValue().children().stream().map(OutlineItem::new).toList());
        }
        return super.getChildren();
    }

    /// Takes another model's item of the same key: rows that stay remain open or closed.
    ///
    /// Cost: what was looked at, where it differs.
    void become(Item item) {
        if (getValue().equals(item)) {
            return;
        }
        boolean wasLeaf = isLeaf();
        setValue(item);
        if (!made && !wasLeaf) {
            return;
        }
        made = true; // of a leaf nobody asks for children again, so they are brought
        var known = new HashMap<String, OutlineItem>();
        super.getChildren().forEach(child -> known.put(child.getValue().key(), (OutlineItem) child));
        var next = item.children().stream().map(child -> same(child, known)).toList();
        if (!next.equals(super.getChildren())) {
            super.getChildren().setAll(next);
        }
    }

    private static TreeItem<Item> same(Item item, Map<String, OutlineItem> known) {
        var row = known.get(item.key());
        if (row == null) {
            return new OutlineItem(item);
        }
        row.become(item);
        return row;
    }

    /// Opens the way to the item of a path of keys, and finds it; this one when the path is lost.
    OutlineItem find(List<String> path) {
        var at = this;
        for (var key : path) {
            at.setExpanded(true);
            var next = at.getChildren().stream()
                    .filter(child -> child.getValue().key().equals(key))
                    .findFirst();
            if (next.isEmpty()) {
                return this;
            }
            at = (OutlineItem) next.get();
        }
        return at;
    }

    /// Opens itself and all that holds something, as far as it was made by a filter.
    void openAll() {
        setExpanded(true);
        getChildren().stream().filter(child -> !child.isLeaf()).forEach(child -> ((OutlineItem) child).openAll());
    }
}
