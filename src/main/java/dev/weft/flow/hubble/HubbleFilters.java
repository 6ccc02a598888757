package dev.weft.flow.hubble;

import dev.weft.flow.FlowFilter;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.flow.wire.flow.EventTypeFilter;
import dev.weft.flow.wire.observer.GetFlowsRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/// The part of a [FlowFilter] that the server can apply without taking away what belongs together.
///
/// A filter of Hubble looks at one event, but an edge is made of many: answers come with the ends exchanged, socket
/// events name the Service in place of the backend. So each filter is sent three times: for the way there, for the
/// answers, and for the socket events of the asking side. What only some of the events of a connection know (workloads,
/// Services, DNS names, labels), and verdicts other than dropped and audited, is not sent: the rest is filtered later.
///
/// Source: flow.FlowFilter: alternatives inside a field, AND between fields, OR between filters.
final class HubbleFilters {
    private static final int TRACE_SOCK = 7;

    private enum Part {
        FROM_POD,
        TO_POD,
        FROM_IP,
        TO_IP,
        PORT,
        PROTOCOL,
        VERDICT
    }

    private HubbleFilters() {}

    /// Adds the whitelist; nothing when the server can express nothing of the filter.
    static void apply(FlowFilter filter, GetFlowsRequest.Builder request) {
        var parts = new EnumMap<Part, List<String>>(Part.class);
        for (var term : filter.terms()) {
            part(term, parts);
        }
        keepExact(filter, parts);
        if (parts.isEmpty()) {
            return;
        }
        request.addWhitelist(there(parts));
        if (!parts.containsKey(Part.VERDICT)) {
            request.addWhitelist(back(parts));
            if (parts.containsKey(Part.TO_POD) || parts.containsKey(Part.TO_IP) || parts.containsKey(Part.PORT)) {
                request.addWhitelist(dialling(parts));
            }
        }
    }

    private static void part(FlowFilter.Term term, Map<Part, List<String>> parts) {
        if (term.not() || (term.side() == FlowFilter.Side.ANY && sided(term.field()))) {
            return;
        }
        boolean from = term.side() == FlowFilter.Side.FROM;
        switch (term.field()) {
            case POD -> {
                if (term.value().indexOf('/') >= 0) {
                    add(parts, from ? Part.FROM_POD : Part.TO_POD, term.value());
                }
            }
            case NAMESPACE -> add(parts, from ? Part.FROM_POD : Part.TO_POD, term.value() + "/");
            case IP -> add(parts, from ? Part.FROM_IP : Part.TO_IP, term.value());
            case PORT -> add(parts, Part.PORT, term.value());
            case PROTOCOL -> add(parts, Part.PROTOCOL, term.value().toLowerCase(Locale.ROOT));
            case VERDICT -> add(parts, Part.VERDICT, term.value().toLowerCase(Locale.ROOT));
            default -> {}
        }
    }

    private static boolean sided(FlowFilter.Field field) {
        return switch (field) {
            case PORT, PROTOCOL, VERDICT -> false;
            default -> true;
        };
    }

    private static void add(Map<Part, List<String>> parts, Part part, String value) {
        parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(value);
    }

    /// Pods and namespaces are two fields for us and one for Hubble: alternatives there, both demanded here. And of
    /// verdicts only those are sent that one event proves.
    private static void keepExact(FlowFilter filter, Map<Part, List<String>> parts) {
        for (var side : List.of(FlowFilter.Side.FROM, FlowFilter.Side.TO)) {
            if (asks(filter, side, FlowFilter.Field.POD) && asks(filter, side, FlowFilter.Field.NAMESPACE)) {
                parts.remove(side == FlowFilter.Side.FROM ? Part.FROM_POD : Part.TO_POD);
            }
        }
        if (!List.of("dropped", "audited").containsAll(parts.getOrDefault(Part.VERDICT, List.of()))) {
            parts.remove(Part.VERDICT);
        }
    }

    private static boolean asks(FlowFilter filter, FlowFilter.Side side, FlowFilter.Field field) {
        return filter.terms().stream().anyMatch(term -> term.side() == side && term.field() == field);
    }

    private static dev.weft.flow.wire.flow.FlowFilter there(Map<Part, List<String>> parts) {
        var filter = dev.weft.flow.wire.flow.FlowFilter.newBuilder();
        each(parts, (part, value) -> {
            switch (part) {
                case FROM_POD -> filter.addSourcePod(value);
                case TO_POD -> filter.addDestinationPod(value);
                case FROM_IP -> filter.addSourceIp(value);
                case TO_IP -> filter.addDestinationIp(value);
                case PORT -> filter.addDestinationPort(value);
                case PROTOCOL -> filter.addProtocol(value);
                case VERDICT -> filter.addVerdictValue(
                        value.equals("dropped") ? HubbleEvent.DROPPED : HubbleEvent.AUDIT);
            }
        });
        return filter.build();
    }

    private static dev.weft.flow.wire.flow.FlowFilter back(Map<Part, List<String>> parts) {
        var filter = dev.weft.flow.wire.flow.FlowFilter.newBuilder().addReply(true);
        each(parts, (part, value) -> {
            switch (part) {
                case FROM_POD -> filter.addDestinationPod(value);
                case TO_POD -> filter.addSourcePod(value);
                case FROM_IP -> filter.addDestinationIp(value);
                case TO_IP -> filter.addSourceIp(value);
                case PORT -> filter.addSourcePort(value);
                case PROTOCOL -> filter.addProtocol(value);
                case VERDICT -> {}
            }
        });
        return filter.build();
    }

    private static dev.weft.flow.wire.flow.FlowFilter dialling(Map<Part, List<String>> parts) {
        var filter = dev.weft.flow.wire.flow.FlowFilter.newBuilder()
                .addEventType(EventTypeFilter.newBuilder().setType(TRACE_SOCK));
        each(parts, (part, value) -> {
            switch (part) {
                case FROM_POD -> filter.addSourcePod(value);
                case FROM_IP -> filter.addSourceIp(value);
                case PROTOCOL -> filter.addProtocol(value);
                default -> {}
            }
        });
        return filter.build();
    }

    private static void each(Map<Part, List<String>> parts, BiConsumer<Part, String> listener) {
        parts.forEach((part, values) -> values.forEach(value -> listener.accept(part, value)));
    }
}
