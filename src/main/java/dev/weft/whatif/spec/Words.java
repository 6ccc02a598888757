package dev.weft.whatif.spec;

import dev.weft.net.Cidr;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.net.PortSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.RuleRef;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How lists are said in one line.
public final class Words {
    private static final int FEW = 3;
    private static final IpSet V4 = new IpSet(List.of(IpRange.ALL_V4));
    private static final IpSet V6 = new IpSet(List.of(IpRange.ALL_V6));

    private Words() {}

    /// `203.0.113.0/24`, `203.0.113.7`; nearly all of a family by what is missing; more than a few are counted.
    public static String blocks(IpSet addresses) {
        var v4 = addresses.intersect(V4);
        var v6 = addresses.intersect(V6);
        return Stream.of(family("IPv4", v4, V4), family("IPv6", v6, V6))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String family(String name, IpSet part, IpSet all) {
        if (part.equals(all)) {
            return "all " + name;
        }
        var missing = all.minus(part).cidrs();
        var blocks = part.cidrs();
        return blocks.size() > FEW && missing.size() <= FEW
                ? "all " + name + " but " + few(missing.stream().map(Words::block).toList())
                : few(blocks.stream().map(Words::block).toList());
    }

    /// `TCP 80,443`, `every port`, `every port but TCP 80`.
    public static String traffic(TrafficSet traffic) {
        var missing = traffic.complement();
        if (missing.isEmpty()) {
            return "every port";
        }
        boolean few = missing.ports().values().stream().noneMatch(PortSet::isAll) && traffic.ports().size() > 1;
        return few ? "every port but " + missing : traffic.toString();
    }

    /// `rule 2 of db`.
    public static String rule(RuleRef rule) {
        int number = ruleNumber(rule);
        return (number < 0 ? "the rules" : "rule " + (number + 1)) + " of " + rule.policy().name();
    }

    /// Its place among the rules of its direction, from 0; -1 where it has none.
    public static int ruleNumber(RuleRef rule) {
        var digits = rule.path().replaceAll(".*\\[(\\d+)]$", "$1");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
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
