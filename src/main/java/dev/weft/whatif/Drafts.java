package dev.weft.whatif;

import java.util.ArrayList;
import java.util.List;

/// Drafts side by side, called A, B, C: one of them is the one that is worked on. Immutable, never empty.
public record Drafts(List<Branch> branches, int current) {
    /// More could not be compared on one screen.
    public static final int MOST = 6;

    public static final Drafts EMPTY = new Drafts(List.of(new Branch("A", Draft.EMPTY)), 0);

    public record Branch(String name, Draft draft) {}

    public Drafts {
        branches = List.copyOf(branches);
        if (current < 0 || current >= branches.size()) {
            throw new IllegalArgumentException("branch " + current + " of " + branches.size());
        }
    }

    /// The draft that is worked on.
    public Draft draft() {
        return branches.get(current).draft();
    }

    public String name() {
        return branches.get(current).name();
    }

    /// Is there anything that would be lost with it: a step done or undone in any branch?
    public boolean isEmpty() {
        return branches.stream()
                .allMatch(branch -> branch.draft().isEmpty() && branch.draft().undone().isEmpty());
    }

    public Drafts with(Draft draft) {
        return draft.equals(draft()) ? this : with(current, new Branch(name(), draft));
    }

    private Drafts with(int at, Branch branch) {
        var all = new ArrayList<>(branches);
        all.set(at, branch);
        return new Drafts(all, current);
    }

    public Drafts choose(int branch) {
        return branch == current ? this : new Drafts(branches, branch);
    }

    /// A copy of the current one under the first free letter, which becomes the current one; the same when there are
    /// [#MOST].
    public Drafts fork() {
        if (branches.size() >= MOST) {
            return this;
        }
        var all = new ArrayList<>(branches);
        all.add(new Branch(freeName(), draft()));
        return new Drafts(all, all.size() - 1);
    }

    private String freeName() {
        char letter = 'A';
        while (isTaken(String.valueOf(letter))) {
            letter++;
        }
        return String.valueOf(letter);
    }

    private boolean isTaken(String name) {
        return branches.stream().anyMatch(branch -> branch.name().equals(name));
    }

    /// The same when another branch has that name, or it is blank.
    public Drafts renamed(int branch, String name) {
        var clean = name.strip();
        return clean.isEmpty() || isTaken(clean) ? this : with(branch, new Branch(clean, branches.get(branch).draft()));
    }

    /// Without a branch; the last one is emptied instead.
    public Drafts without(int branch) {
        if (branches.size() == 1) {
            return EMPTY;
        }
        var all = new ArrayList<>(branches);
        all.remove(branch);
        int next = current > branch || current == all.size() ? current - 1 : current;
        return new Drafts(all, Math.max(0, next));
    }
}
