package dev.weft.view.panel;

import dev.weft.net.TrafficSet;
import dev.weft.session.FlowWish;
import dev.weft.session.Frame;
import dev.weft.topology.Boxes;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Short texts that several panels say alike.
public final class Wording {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    /// Longer port lists are read better in the YAML.
    private static final int LONGEST_PORTS = 60;

    private Wording() {}

    /// `35 s`, `4 min`, `2 h`, `3 d`.
    public static String age(Instant then, Instant now) {
        var seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    /// `14:02:31` in the zone of this machine.
    public static String clock(Instant instant) {
        return CLOCK.format(instant.atZone(ZoneId.systemDefault()));
    }

    /// `2026-11-27 14:02` in the zone of this machine.
    public static String day(Instant instant) {
        return DAY.format(instant.atZone(ZoneId.systemDefault()));
    }

    /// `1 pod`, `3 pods`, `1,200 pods`.
    public static String count(long number, String noun) {
        return number == 1 ? "1 " + noun : "%,d %s".formatted(number, plural(noun));
    }

    private static String plural(String noun) {
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    /// `every port`, `no port`, or `TCP 80,443, UDP 53`.
    public static String traffic(TrafficSet traffic) {
        if (traffic.isAll()) {
            return "every port";
        }
        if (traffic.isEmpty()) {
            return "no port";
        }
        var text = traffic.toString().replaceAll(",(?=[A-Z])", ", ");
        return text.length() <= LONGEST_PORTS ? text : text.substring(0, LONGEST_PORTS - 1) + "…";
    }

    /// `in the last 15 minutes`, `since this source was opened`.
    public static String window(FlowWish wish) {
        return wish.window().equals(FlowWish.SINCE_START)
                ? "since this source was opened"
                : "in the last " + count(wish.window().toMinutes(), "minute");
    }

    /// The text with a capital at its beginning.
    public static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /// What a node is called: its label, its namespace before it where it has one; the key when it left the picture.
    public static String name(Frame frame, NodeId id) {
        return frame.scene().topology().node(id).map(Wording::name).orElse(id.key());
    }

    public static String name(TopologyNode node) {
        return node.namespace().isEmpty()
                        || !Boxes.isNamespace(node.namespace())
                        || node.id().isFold()
                ? node.label()
                : node.namespace() + "/" + node.label();
    }

    /// `shop/web → shop/db`.
    public static String name(Frame frame, EdgeId id) {
        return name(frame, id.source()) + " → " + name(frame, id.target());
    }

    /// Does it stand for many peers outside the cluster?
    public static boolean isPeers(TopologyNode node) {
        return node.id().kind() == NodeId.Kind.NAMESPACE && Boxes.isOutside(node.id().key());
    }

    /// `workload`, `service`, ... for people.
    public static String kind(TopologyNode node) {
        return switch (node.id().kind()) {
            case GROUP -> "Group of folded namespaces";
            case NAMESPACE -> isPeers(node) ? "Peers outside the cluster, folded"
                    : Boxes.isNamespace(node.id().key()) ? "Namespace, folded" : "Box, folded";
            case WORKLOAD -> node.object().map(ref -> ref.kind()).orElse("Workload");
            case SERVICE -> "Service";
            case INGRESS -> "Ingress";
            case MACHINE -> "Node of the cluster";
            case OUTSIDE -> "Outside the cluster";
        };
    }
}
