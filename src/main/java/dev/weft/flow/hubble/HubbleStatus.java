package dev.weft.flow.hubble;

import dev.weft.flow.hubble.event.HubbleMessage;
import dev.weft.flow.wire.observer.ServerStatusResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the source covers, in one line: `3 of 3 nodes, relay 1.20.2, ring 12,285 flows`.
///
/// Threads: confined to one thread.
final class HubbleStatus {
    private static final Pattern VERSION = Pattern.compile("v?(\\d+\\.\\d+[^\\s+]*)");
    private static final int MOST_NAMED = 3;
    private static final int UNAVAILABLE = 2;
    private static final int GONE = 3;
    private static final int ERROR = 4;

    private Optional<ServerStatusResponse> server = Optional.empty();
    private String news = "";

    void heard(ServerStatusResponse response) {
        server = Optional.of(response);
    }

    void heard(HubbleMessage.NodeState change) {
        var who = String.join(", ", change.nodes().stream().limit(MOST_NAMED).toList());
        news = switch (change.state()) {
            case UNAVAILABLE -> "not reached: " + who;
            case GONE -> "gone: " + who;
            case ERROR -> who + ": " + change.message();
            default -> "";
        };
    }

    /// `more` are remarks of the source itself; empty ones are left out.
    String line(List<String> more) {
        var parts = new ArrayList<String>();
        server.ifPresent(status -> describe(status, parts));
        parts.add(news);
        parts.addAll(more);
        parts.removeIf(String::isEmpty);
        return String.join(", ", parts);
    }

    private void describe(ServerStatusResponse status, List<String> parts) {
        if (status.hasNumConnectedNodes()) {
            int connected = status.getNumConnectedNodes().getValue();
            int missing = status.getNumUnavailableNodes().getValue();
            parts.add(connected + " of " + (connected + missing) + " nodes" + missing(status, missing));
        }
        var version = VERSION.matcher(status.getVersion());
        var who = status.hasNumConnectedNodes() ? "relay" : "agent";
        parts.add(version.find() ? who + " " + version.group(1) : who);
        parts.add("ring " + HubbleWords.count(status.getMaxFlows(), "flow"));
        if (status.getFlowsRate() >= 1) {
            parts.add(HubbleWords.count(Math.round(status.getFlowsRate())) + " flows/s");
        }
    }

    private static String missing(ServerStatusResponse status, int missing) {
        if (missing == 0 || status.getUnavailableNodesCount() == 0) {
            return "";
        }
        var named = status.getUnavailableNodesList().stream().limit(MOST_NAMED).toList();
        int others = missing - named.size();
        return " (not reached: " + String.join(", ", named) + (others > 0 ? " and " + others + " more" : "") + ")";
    }
}
