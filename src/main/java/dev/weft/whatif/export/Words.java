package dev.weft.whatif.export;

import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Party;
import dev.weft.whatif.Edit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Texts that several forms say alike.
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'");
    /// More port ranges are read better in the YAML.
    private static final int LONGEST_PORTS = 120;

    private Words() {}

    /// `1 change`, `3 changes`, `2 policies`.
    static String count(long number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        return number + " " + (noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ie" : noun) + "s";
    }

    static String supposed(Edit edit) {
        return "Supposed, to be made where the workload comes from: " + line(edit.title()) + ".";
    }

    /// Line breaks and other control characters become spaces: the text cannot leave its comment.
    static String line(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) || point == 0x2028 || point == 0x2029 ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// `2026-01-01 12:00:00 UTC`: a review is read in several time zones.
    static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    static String party(Party party) {
        return switch (party) {
            case Party.Group(var ref, _) -> ref.label();
            case Party.Outside(var addresses) ->
                addresses.equals(IpSet.ALL) ? "any address outside" : "outside " + addresses;
        };
    }

    /// As [#traffic]; a dash for nothing.
    static String cell(TrafficSet traffic) {
        return traffic.isEmpty() ? "–" : traffic(traffic);
    }

    /// `every port`, or `TCP 80,443, UDP 53`.
    static String traffic(TrafficSet traffic) {
        if (traffic.isAll()) {
            return "every port";
        }
        var text = traffic.toString().replaceAll(",(?=[A-Z])", ", ");
        return text.length() <= LONGEST_PORTS ? text : text.substring(0, LONGEST_PORTS - 1) + "…";
    }
}
