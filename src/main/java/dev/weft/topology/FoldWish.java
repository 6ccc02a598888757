package dev.weft.topology;

import java.util.HashSet;
import java.util.Set;

/// What the user wishes of folding, by names of namespaces, and of groups of them. `folded` are drawn as one node;
/// `opened` were unfolded by hand and stay open as long as each alone can be read; `held` are worked in just now and
/// stay as they are.
public record FoldWish(Set<String> folded, Set<String> opened, Set<String> held) {
    /// Nothing was touched.
    public static final FoldWish NONE = new FoldWish(Set.of(), Set.of(), Set.of());

    public FoldWish {
        folded = Set.copyOf(folded);
        opened = Set.copyOf(opened);
        held = Set.copyOf(held);
    }

    /// Exactly these, and no word about the others.
    public static FoldWish folding(Set<String> namespaces) {
        return new FoldWish(namespaces, Set.of(), Set.of());
    }

    public FoldWish fold(String namespace) {
        return new FoldWish(with(folded, namespace), without(opened, namespace), without(held, namespace));
    }

    /// What was opened is as it would be without a wish.
    public FoldWish shut(String namespace) {
        return new FoldWish(folded, without(opened, namespace), held);
    }

    public FoldWish open(String namespace) {
        return new FoldWish(without(folded, namespace), with(opened, namespace), held);
    }

    public FoldWish holding(Set<String> namespaces) {
        return new FoldWish(folded, opened, namespaces);
    }

    private static Set<String> with(Set<String> names, String more) {
        var all = new HashSet<>(names);
        all.add(more);
        return all;
    }

    private static Set<String> without(Set<String> names, String less) {
        var rest = new HashSet<>(names);
        rest.remove(less);
        return rest;
    }
}
