package dev.weft.flow.prometheus;

import dev.weft.flow.FlowVerdict;

/// One question of a family: what its value says, and of edges with which verdict. In `promql`, `$by` stands for the
/// labels of the family and `$window` for the time over which rates are taken.
record EdgeQuery(Figure figure, FlowVerdict verdict, String promql) {
    /// About traffic that got through.
    static EdgeQuery of(Figure figure, String promql) {
        return new EdgeQuery(figure, FlowVerdict.FORWARDED, promql);
    }
}
