package dev.weft.policy.classes;

import dev.weft.net.IpAddress;
import java.util.Optional;

/// One way to look at an end: the class it belongs to, by one of its addresses. A dual-stack pod has two.
///
/// `column` is the class; `address` is one address of the class, absent where it is not known.
public record View(int column, Family family, Optional<IpAddress> address) {
    public enum Family {
        V4,
        V6,
        /// No policy looks at the address.
        ANY
    }

    public static View anywhere(int column, Family family) {
        return new View(column, family, Optional.empty());
    }

    public static Family familyOf(IpAddress address) {
        return address.v6() ? Family.V6 : Family.V4;
    }

    public boolean meets(View other) {
        return family == other.family || family == Family.ANY || other.family == Family.ANY;
    }
}
