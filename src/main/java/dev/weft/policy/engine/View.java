package dev.weft.policy.engine;

import dev.weft.net.IpAddress;
import java.util.Optional;

/// One way to look at an end: the class it belongs to, by one of its addresses. A dual-stack pod has two.
///
/// `column` is the class; `address` is one address of the class, absent where it is not known.
record View(int column, Family family, Optional<IpAddress> address) {
    enum Family {
        V4,
        V6,
        /// No policy looks at the address.
        ANY
    }

    static View anywhere(int column, Family family) {
        return new View(column, family, Optional.empty());
    }

    static Family familyOf(IpAddress address) {
        return address.v6() ? Family.V6 : Family.V4;
    }

    boolean meets(View other) {
        return family == other.family || family == Family.ANY || other.family == Family.ANY;
    }
}
