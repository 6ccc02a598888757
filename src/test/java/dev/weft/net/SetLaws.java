package dev.weft.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// The laws of a Boolean algebra, as every set of traffic must keep them. Records compare by value, so each equality
/// also says that the canonical form is one.
record SetLaws<S>(S none, S all, BinaryOperator<S> union, BinaryOperator<S> intersect, UnaryOperator<S> complement) {
    void hold(S a, S b, S c) {
        assertThat(or(a, b)).isEqualTo(or(b, a));
        assertThat(and(a, b)).isEqualTo(and(b, a));
        assertThat(or(or(a, b), c)).isEqualTo(or(a, or(b, c)));
        assertThat(and(and(a, b), c)).isEqualTo(and(a, and(b, c)));
        assertThat(or(a, and(a, b))).isEqualTo(a);
        assertThat(and(a, or(a, b))).isEqualTo(a);
        assertThat(and(a, or(b, c))).isEqualTo(or(and(a, b), and(a, c)));
        assertThat(not(not(a))).isEqualTo(a);
        assertThat(or(a, not(a))).isEqualTo(all);
        assertThat(and(a, not(a))).isEqualTo(none);
        assertThat(not(or(a, b))).isEqualTo(and(not(a), not(b)));
        assertThat(or(a, none)).isEqualTo(a);
        assertThat(and(a, all)).isEqualTo(a);
        holdTheRest(a, b, c);
    }

    /// What follows from the others on paper, and need not in code.
    private void holdTheRest(S a, S b, S c) {
        assertThat(or(a, and(b, c))).isEqualTo(and(or(a, b), or(a, c)));
        assertThat(not(and(a, b))).isEqualTo(or(not(a), not(b)));
        assertThat(or(a, a)).isEqualTo(a);
        assertThat(and(a, a)).isEqualTo(a);
        assertThat(or(a, all)).isEqualTo(all);
        assertThat(and(a, none)).isEqualTo(none);
        assertThat(not(none)).isEqualTo(all);
        assertThat(not(all)).isEqualTo(none);
        assertThat(a.equals(b)).isEqualTo(or(and(a, not(b)), and(b, not(a))).equals(none));
        if (a.equals(b)) {
            assertThat(a).hasSameHashCodeAs(b).hasToString(b.toString());
        }
    }

    private S or(S one, S other) {
        return union.apply(one, other);
    }

    private S and(S one, S other) {
        return intersect.apply(one, other);
    }

    private S not(S one) {
        return complement.apply(one);
    }
}
