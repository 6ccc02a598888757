package dev.weft.flow.prometheus;

import java.util.Map;
import java.util.regex.Pattern;

/// What is done with rows all of whose named labels match, as a whole. A label that is not there is empty, and so is
/// one that says `unknown`.
record RowRule(Treatment treatment, Map<String, Pattern> labels) {
    enum Treatment {
        /// It says nothing of use.
        IGNORED,
        /// The mesh itself refused it.
        BLOCKED
    }

    RowRule {
        labels = Map.copyOf(labels);
    }

    boolean matches(MetricRow row) {
        return labels.entrySet().stream()
                .allMatch(each -> each.getValue().matcher(row.label(each.getKey())).matches());
    }
}
