package dev.weft.topology.group;

import java.util.List;

/// Boxes that have something in common. `name` is unique among all families, and is a pattern in the manner of a shell
/// (`team-a-*`, `[a-c]*`) or of a selector (`team=payments`); `why` says the same in words. `members` are sorted, at
/// least two; `parts` are smaller families among them, no box in two of those.
public record Family(String name, String why, Kin kin, List<String> members, List<Family> parts) {
    /// How near the members are to one another. The further, the sooner a family is divided again.
    public enum Kin {
        /// The same value of a label that somebody put there to say so.
        LABEL(1),
        /// The same words at the beginning of the name.
        WORD(1),
        /// The same letters at the beginning.
        LETTERS(3),
        /// Letters that are near in the alphabet.
        RANGE(6);

        private final int distance;

        Kin(int distance) {
            this.distance = distance;
        }

        /// 1 or more: a family of this kin counts as so many times as large.
        public int distance() {
            return distance;
        }
    }

    public Family {
        members = List.copyOf(members);
        boolean same = parts.size() == 1 && parts.getFirst().members().size() == members.size();
        parts = same ? parts.getFirst().parts() : List.copyOf(parts); // a part that is all of it is none
    }
}
