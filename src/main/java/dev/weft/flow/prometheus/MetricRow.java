package dev.weft.flow.prometheus;

import java.util.Map;

/// One series of an answer: its labels, and its value, which may be NaN.
record MetricRow(Map<String, String> labels, double value) {
    /// Prometheus has no empty labels: one that is not there is empty. Istio writes `unknown` for it.
    String label(String name) {
        var value = name.isEmpty() ? "" : labels.getOrDefault(name, "");
        return value.equals("unknown") ? "" : value;
    }
}
