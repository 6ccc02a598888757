package dev.weft.whatif.store;

import dev.weft.whatif.Drafts;
import dev.weft.whatif.Expectation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// All that a user supposes about one cluster. `side` is a word of the window: which side of the change is drawn.
public record Kept(Drafts drafts, List<Expectation> pins, String side) {
    /// When it was written, about which cluster, and what that was called (`context prod`).
    public record Stamp(Instant saved, ClusterMark cluster, String source) {}

    public Kept {
        pins = List.copyOf(pins);
    }

    /// Nothing would be lost with it.
    public boolean isEmpty() {
        return drafts.isEmpty() && pins.isEmpty();
    }

    /// Of all branches, undone ones too.
    public int steps() {
        return drafts.branches().stream()
                .mapToInt(branch -> branch.draft().done().size() + branch.draft().undone().size())
                .sum();
    }

    /// This one beside what was begun meanwhile: its branches after those, under free names, its current one current.
    /// Empty where that would be more than [Drafts#MOST] branches.
    public Optional<Kept> beside(Kept begun) {
        if (begun.drafts.isEmpty()) {
            return Optional.of(new Kept(drafts, pins(begun), side));
        }
        var branches = new ArrayList<>(begun.drafts.branches());
        if (branches.size() + drafts.branches().size() > Drafts.MOST) {
            return Optional.empty();
        }
        for (var branch : drafts.branches()) {
            branches.add(new Drafts.Branch(freeName(branch.name(), branches), branch.draft()));
        }
        var both = new Drafts(branches, begun.drafts.branches().size() + drafts.current());
        return Optional.of(new Kept(both, pins(begun), side));
    }

    private List<Expectation> pins(Kept begun) {
        var all = new LinkedHashSet<>(begun.pins);
        all.addAll(pins);
        return List.copyOf(all);
    }

    private static String freeName(String wished, List<Drafts.Branch> branches) {
        var name = wished;
        for (int number = 2; isTaken(name, branches); number++) {
            name = wished + " " + number;
        }
        return name;
    }

    private static boolean isTaken(String name, List<Drafts.Branch> branches) {
        return branches.stream().anyMatch(branch -> branch.name().equals(name));
    }
}
