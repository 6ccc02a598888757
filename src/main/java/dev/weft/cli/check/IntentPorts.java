package dev.weft.cli.check;

import dev.weft.net.PortRange;
import dev.weft.net.PortSet;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ports as an intent writes them: `5432`, `8000-8080`, `UDP 53`, `UDP`. Without a protocol it is TCP.
final class IntentPorts {
    private static final Pattern FORM = Pattern.compile("(?:([A-Za-z]+)\\s*)?(?:(\\d{1,6})(?:\\s*-\\s*(\\d{1,6}))?)?");

    private IntentPorts() {}

    /// Nothing, and a mistake, for what is no port.
    static TrafficSet of(IntentField field) {
        if (!(field.value() instanceof String) && !(field.value() instanceof Integer)) {
            field.wrong(field.found() + " is no port", "write a number, a range such as 8000-8080, or UDP 53");
            return TrafficSet.NONE;
        }
        var match = FORM.matcher(String.valueOf(field.value()).strip());
        return match.matches() && match.end() > 0 ? of(field, match) : wrong(field);
    }

    private static TrafficSet of(IntentField field, Matcher match) {
        var protocol = match.group(1) == null ? Optional.of(Protocol.TCP) : Protocol.named(match.group(1));
        if (protocol.isEmpty()) {
            return wrong(field);
        }
        if (match.group(2) == null) {
            return TrafficSet.of(protocol.get(), PortSet.ALL);
        }
        int first = Integer.parseInt(match.group(2));
        int last = match.group(3) == null ? first : Integer.parseInt(match.group(3));
        boolean right = first >= PortRange.LOWEST && last <= PortRange.HIGHEST && first <= last;
        return right
                ? TrafficSet.of(protocol.get(), new PortSet(List.of(new PortRange(first, last))))
                : wrong(field);
    }

    private static TrafficSet wrong(IntentField field) {
        field.wrong(
                field.found() + " is no port",
                "write a number from 1 to 65535, a range such as 8000-8080, or TCP, UDP or SCTP before them");
        return TrafficSet.NONE;
    }
}
