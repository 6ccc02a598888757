package dev.weft.mesh;

import dev.weft.cluster.Labels;
import dev.weft.net.PortRange;
import dev.weft.net.PortSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Traffic that passes by the proxy although the pod has one: ports by their numbers as the pod's own network sees
/// them. A doubt says that addresses decide, or that an annotation could not be understood.
///
/// Source: Istio, "Resource Annotations", `traffic.sidecar.istio.io/*` and `ambient.istio.io/bypass-inbound-capture`;
/// Linkerd, "Proxy Configuration", `config.linkerd.io/skip-*`.
public record Bypass(PortSet inbound, PortSet outbound, boolean inboundDoubt, boolean outboundDoubt) {
    static final Bypass NOTHING = new Bypass(PortSet.NONE, PortSet.NONE, false, false);
    private static final String ISTIO = "traffic.sidecar.istio.io/";
    private static final String LINKERD = "config.linkerd.io/";
    private static final String EVERYTHING = "*";

    static Bypass ofSidecar(Labels annotations) {
        var in = ports(annotations.value(ISTIO + "excludeInboundPorts"));
        var out = ports(annotations.value(ISTIO + "excludeOutboundPorts"));
        var only = annotations.value(ISTIO + "includeInboundPorts").filter(text -> !text.strip().equals(EVERYTHING));
        var taken = ports(only);
        boolean byAddress = annotations.value(ISTIO + "excludeOutboundIPRanges").filter(it -> !it.isBlank()).isPresent()
                || annotations.value(ISTIO + "includeOutboundIPRanges")
                        .filter(text -> !text.strip().equals(EVERYTHING))
                        .isPresent();
        return new Bypass(
                in.orElse(PortSet.NONE).union(only.isPresent() ? taken.orElse(PortSet.ALL).complement() : PortSet.NONE),
                out.orElse(PortSet.NONE),
                in.isEmpty() || taken.isEmpty(),
                out.isEmpty() || byAddress);
    }

    static Bypass ofAmbient(Labels annotations) {
        boolean out = annotations.value("ambient.istio.io/bypass-inbound-capture").filter("true"::equals).isPresent();
        return out ? new Bypass(PortSet.ALL, PortSet.NONE, false, false) : NOTHING;
    }

    static Bypass ofLinkerd(Labels annotations) {
        var in = ports(annotations.value(LINKERD + "skip-inbound-ports"));
        var out = ports(annotations.value(LINKERD + "skip-outbound-ports"));
        boolean byAddress = annotations.value(LINKERD + "skip-subnets").filter(it -> !it.isBlank()).isPresent();
        return new Bypass(
                in.orElse(PortSet.NONE), out.orElse(PortSet.NONE), in.isEmpty() || byAddress,
                out.isEmpty() || byAddress);
    }

    /// `4222,6222-6224`; empty for what is no such list. Missing is no port.
    static Optional<PortSet> ports(Optional<String> text) {
        var ranges = new ArrayList<PortRange>();
        for (var part : text.filter(some -> !some.isBlank()).map(some -> List.of(some.split(",", -1)))
                .orElse(List.of())) {
            var ends = part.strip().split("-", 2);
            var first = number(ends[0]);
            var last = number(ends[ends.length - 1]);
            if (first < PortRange.LOWEST || last > PortRange.HIGHEST || first > last) {
                return Optional.empty();
            }
            ranges.add(new PortRange(first, last));
        }
        return Optional.of(new PortSet(ranges));
    }

    /// -1 for what is no number.
    static int number(String text) {
        return text.strip().matches("\\d{1,5}") ? Integer.parseInt(text.strip()) : -1;
    }
}
