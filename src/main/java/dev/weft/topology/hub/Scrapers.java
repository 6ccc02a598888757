package dev.weft.topology.hub;

import dev.weft.topology.TopologyNode;
import java.util.Locale;
import java.util.Set;

/// Programs that ask every pod for its figures, by the words of their names.
final class Scrapers {
    /// As their own charts and operators name the workloads.
    private static final Set<String> WORDS = Set.of(
            "prometheus", "vmagent", "vmsingle", "victoria", "alloy", "telegraf", "datadog", "metricbeat", "netdata",
            "otel", "opentelemetry", "collector", "dynatrace", "newrelic", "zabbix");

    private Scrapers() {}

    static boolean isOne(TopologyNode node) {
        for (var word : node.label().toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            if (isKnown(word)) {
                return true;
            }
        }
        return false;
    }

    static boolean isKnown(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}
