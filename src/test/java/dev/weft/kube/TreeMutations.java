package dev.weft.kube;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Bodies of objects with one to three fields dropped, doubled, of another type, out of range, too deep, or unheard of.
final class TreeMutations {
    private static final Object[] VALUES = {
        "", "x", "null", "80", "-", "*", "../..", "a".repeat(300), "10.0.0.0/8", "10.0.0.0/33", "::/0", "TCP", "tcp",
        "In", true, false, 0, 1, -1, 80, 65_535, 65_536, Integer.MAX_VALUE, Long.MIN_VALUE, 80.5, -0.0, Double.NaN,
        Double.POSITIVE_INFINITY, new BigInteger("9".repeat(40)), new BigDecimal("1e400"),
        Map.of(), List.of(), Map.of("a", "b"), List.of("a", 1, Map.of()), Map.of("", ""), List.of(List.of(List.of()))
    };
    private static final String[] KEYS = {
        "", " ", "spec", "status", "from", "to", "ports", "podSelector", "matchExpressions", "values", "endPort",
        "ipBlock", "namespaces", "networks", "nodes", "domainNames", "<<", "kind", "a.b[0]", "é", "k".repeat(300)
    };
    private final Random random;

    TreeMutations(Random random) {
        this.random = random;
    }

    Map<String, Object> of(Map<String, Object> body) {
        Object mutant = body;
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            mutant = changed(mutant, 1 + random.nextInt(8));
        }
        return mutant instanceof Map<?, ?> map ? texts(map) : body;
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    /// Walks down a random path, at most that deep, and changes what is there.
    private Object changed(Object value, int depth) {
        if (depth > 0 && value instanceof Map<?, ?> map && !map.isEmpty()) {
            return inside(map, depth);
        }
        if (depth > 0 && value instanceof List<?> list && !list.isEmpty()) {
            return inside(list, depth);
        }
        return switch (random.nextInt(4)) {
            case 0 -> deep(value);
            case 1 -> List.of(value);
            case 2 -> Map.of(key(), value);
            default -> value();
        };
    }

    private Map<String, Object> inside(Map<?, ?> map, int depth) {
        var copy = texts(map);
        var keys = new ArrayList<>(copy.keySet());
        var key = keys.get(random.nextInt(keys.size()));
        var there = copy.get(key);
        switch (random.nextInt(depth > 2 ? 10 : 5)) {
            case 0 -> copy.remove(key);
            case 1 -> copy.put(key(), value());
            case 2 -> copy.put(key(), there == null ? value() : there);
            case 3 -> copy.put(key, value());
            default -> copy.put(key, there == null ? value() : changed(there, depth - 1));
        }
        return copy;
    }

    private List<Object> inside(List<?> list, int depth) {
        var copy = new ArrayList<Object>(list);
        int at = random.nextInt(copy.size());
        switch (random.nextInt(8)) {
            case 0 -> copy.remove(at);
            case 1 -> copy.add(at, copy.get(at));
            case 2 -> copy.set(at, value());
            default -> copy.set(at, changed(copy.get(at), depth - 1));
        }
        return copy;
    }

    private Object deep(Object value) {
        var deep = value;
        for (int left = random.nextInt(150); left > 0; left--) {
            deep = random.nextBoolean() ? List.of(deep) : Map.of("a", deep);
        }
        return deep;
    }

    private Object value() {
        return VALUES[random.nextInt(VALUES.length)];
    }

    private String key() {
        return KEYS[random.nextInt(KEYS.length)];
    }
}
