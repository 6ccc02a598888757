package dev.weft.layout.algorithm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// An order of groups in which most edges lead forward.
///
/// The greedy heuristic: take away what nobody calls to the front, what calls nobody to the back, and, when only
/// circles are left, the group that calls most and is called least to the front. Groups without any edge come last.
/// Cost: O(n²) for n groups. Source: P. Eades, X. Lin, W. F. Smyth, "A fast and effective heuristic for the feedback
/// arc set problem", 1993.
final class FlowOrder {
    private final int[][] weights;
    private final BitSet left = new BitSet();
    private final int[] out;
    private final int[] in;

    private FlowOrder(int[][] weights) {
        this.weights = weights;
        this.out = new int[weights.length];
        this.in = new int[weights.length];
        left.set(0, weights.length);
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                out[i] += weights[i][j];
                in[j] += weights[i][j];
            }
        }
    }

    /// `weights[i][j]` edges lead from group i to group j; the diagonal is 0.
    static List<Integer> of(int[][] weights) {
        return new FlowOrder(weights).order();
    }

    private List<Integer> order() {
        var alone = new ArrayList<Integer>();
        for (int i = 0; i < weights.length; i++) {
            if (out[i] == 0 && in[i] == 0) {
                alone.add(i);
                left.clear(i);
            }
        }
        var front = new ArrayList<Integer>();
        var back = new ArrayList<Integer>();
        while (!left.isEmpty()) {
            int sink = firstWithout(out);
            int source = firstWithout(in);
            if (sink >= 0) {
                back.add(take(sink));
            } else {
                front.add(take(source >= 0 ? source : mostCalling()));
            }
        }
        front.addAll(back.reversed());
        front.addAll(alone);
        return front;
    }

    private int firstWithout(int[] degrees) {
        return left.stream().filter(i -> degrees[i] == 0).findFirst().orElse(-1);
    }

    private int mostCalling() {
        int best = left.nextSetBit(0);
        for (int i = best; i >= 0; i = left.nextSetBit(i + 1)) {
            if (out[i] - in[i] > out[best] - in[best]) {
                best = i;
            }
        }
        return best;
    }

    private int take(int group) {
        left.clear(group);
        for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
            out[i] -= weights[i][group];
            in[i] -= weights[group][i];
        }
        return group;
    }
}
