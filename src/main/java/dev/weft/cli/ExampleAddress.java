package dev.weft.cli;

import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.policy.Endpoint;
import java.util.List;

/// One address in the place of many, where a single packet is shown.
public final class ExampleAddress {
    /// Source: RFC 5737 and RFC 3849, addresses for documentation.
    private static final List<String> PLAIN = List.of("203.0.113.7", "192.0.2.7", "198.51.100.7", "2001:db8::7");

    private ExampleAddress() {}

    /// One that is plainly an example if there is one, else the first. `addresses` is not empty.
    public static IpAddress of(IpSet addresses) {
        return PLAIN.stream()
                .flatMap(text -> IpAddress.parse(text).stream())
                .filter(addresses::contains)
                .findFirst()
                .orElseGet(() -> addresses.ranges().getFirst().first());
    }

    /// The end itself, or one address of an outside end.
    public static Endpoint of(Endpoint end) {
        return end instanceof Endpoint.Outside(var addresses) ? new Endpoint.Outside(IpSet.of(of(addresses))) : end;
    }

    /// The id of an end; of an outside end its first address, as `explain` takes it.
    public static String name(Endpoint end) {
        return end instanceof Endpoint.Outside(var addresses)
                ? addresses.ranges().getFirst().first().toString()
                : end.id();
    }
}
