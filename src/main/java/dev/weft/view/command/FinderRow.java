package dev.weft.view.command;

import java.util.List;

/// One line of a [Finder]: what it is (`Pod`, `View`), its title with the letters that were found in it, something more
/// about it, and its keys; texts may be empty. A line that is not `enabled` is seen, and cannot be chosen.
public record FinderRow<C>(
        C choice, String kind, Title title, String detail, String keys, boolean enabled) {
    /// `lit` are offsets of letters, rising.
    public record Title(String text, List<Integer> lit) {
        public Title {
            lit = List.copyOf(lit);
        }
    }
}
