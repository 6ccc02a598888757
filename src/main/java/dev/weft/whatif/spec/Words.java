package dev.weft.whatif.spec;

import dev.weft.net.Cidr;
import dev.weft.net.IpSet;
import java.util.List;
import java.util.stream.Collectors;

/// How lists are said in one line.
public final class Words {
    private static final int FEW = 3;

    private Words() {}

    /// `203.0.113.0/24`, `203.0.113.7`; more than a few are counted.
    public static String blocks(IpSet addresses) {
        return few(addresses.cidrs().stream().map(Words::block).toList());
    }

    private static String block(Cidr cidr) {
        boolean single = cidr.prefix() == (cidr.address().v6() ? 128 : 32);
        return single ? cidr.address().toString() : cidr.toString();
    }

    /// `a, b, c and 4 more`.
    public static String few(List<String> all) {
        var first = all.stream().limit(FEW).collect(Collectors.joining(", "));
        return all.size() > FEW ? first + " and " + (all.size() - FEW) + " more" : first;
    }
}
