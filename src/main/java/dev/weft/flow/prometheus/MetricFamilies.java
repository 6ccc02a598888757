package dev.weft.flow.prometheus;

import java.util.List;

/// The list of families, the one that tells most first.
public final class MetricFamilies {
    public static final List<MetricFamily> ALL = List.of(
            IstioTable.FAMILY, LinkerdTable.FAMILY, AgentTables.HUBBLE, AgentTables.CARETTA, AgentTables.COROOT);

    private MetricFamilies() {}
}
