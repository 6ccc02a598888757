package dev.weft.policy.oracle;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// Addresses as plain numbers, compared bit by bit; written without `net`, which the engine stands on.
final class Block {
    private Block() {}

    static boolean contains(String cidr, InetAddress address) {
        var base = InetAddress.ofLiteral(cidr.substring(0, cidr.indexOf('/')));
        if (base.getClass() != address.getClass()) {
            return false;
        }
        int below = bits(base) - prefix(cidr);
        return number(base).shiftRight(below).equals(number(address).shiftRight(below));
    }

    /// The first and last address of the block and their neighbours, as far as the family reaches.
    static List<InetAddress> edges(String cidr) {
        var base = InetAddress.ofLiteral(cidr.substring(0, cidr.indexOf('/')));
        int below = bits(base) - prefix(cidr);
        var first = number(base).shiftRight(below).shiftLeft(below);
        var last = first.add(BigInteger.ONE.shiftLeft(below)).subtract(BigInteger.ONE);
        var edges = new ArrayList<InetAddress>();
        for (var number : List.of(first.subtract(BigInteger.ONE), first, last, last.add(BigInteger.ONE))) {
            if (number.signum() >= 0 && number.bitLength() <= bits(base)) {
                edges.add(address(number, bits(base) / Byte.SIZE));
            }
        }
        return edges;
    }

    private static int prefix(String cidr) {
        return Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static InetAddress address(BigInteger number, int length) {
        var bytes = new byte[length];
        var digits = number.toByteArray();
        for (int i = 0; i < Math.min(length, digits.length); i++) {
            bytes[length - 1 - i] = digits[digits.length - 1 - i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
