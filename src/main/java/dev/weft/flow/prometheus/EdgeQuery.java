package dev.weft.flow.prometheus;

import dev.weft.flow.FlowVerdict;

/// One question of a family: what its value says, and of edges with which verdict. `metric` is what it is made of: how
/// long Prometheus holds that bounds the window. In `promql`, `$by` stands for the labels of the family and `$window`
/// for the time over which rates are taken.
record EdgeQuery(Figure figure, FlowVerdict verdict, String metric, String promql) {
    /// The pace of a counter, of traffic that got through; `where` is empty or a selector in braces.
    static EdgeQuery rate(Figure figure, String metric, String where) {
        return of(figure, metric, "sum by ($by) (rate(" + metric + where + "[$window]))");
    }

    /// What a gauge says now.
    static EdgeQuery now(Figure figure, String metric, String where) {
        return of(figure, metric, "sum by ($by) (" + metric + where + ")");
    }

    /// The 95th percentile of a histogram.
    static EdgeQuery latency(String buckets, String where) {
        return of(Figure.LATENCY, buckets,
                "histogram_quantile(0.95, sum by (le,$by) (rate(" + buckets + where + "[$window])))");
    }

    static EdgeQuery of(Figure figure, String metric, String promql) {
        return new EdgeQuery(figure, FlowVerdict.FORWARDED, metric, promql);
    }

    EdgeQuery with(FlowVerdict other) {
        return new EdgeQuery(figure, other, metric, promql);
    }
}
