package dev.weft.apply;

import dev.weft.cluster.Manifest;
import dev.weft.yaml.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a wish does to traffic as far as its text alone tells, from what is safest to write early to what is best
/// written last.
enum Leaning {
    /// Rules come, none goes: adds what is allowed.
    ALLOWS,
    /// Rules come and go, or other pods are selected.
    NARROWS,
    /// No rule at all, or a rule that denies: isolates.
    ISOLATES,
    /// What isolated goes.
    OPENS,
    /// What allowed goes.
    CLOSES;

    static Leaning of(ApplyWish wish) {
        return switch (wish) {
            case ApplyWish.Put(var manifest, var base) when base.isEmpty() -> isolates(manifest) ? ISOLATES : ALLOWS;
            case ApplyWish.Put(var manifest, var base) ->
                isolates(manifest) ? ISOLATES : narrows(base.orElseThrow(), manifest) ? NARROWS : ALLOWS;
            case ApplyWish.Remove(_, _, var base) -> base.filter(Leaning::isolates).isPresent() ? OPENS : CLOSES;
        };
    }

    private static boolean isolates(Manifest manifest) {
        var rules = rules(manifest);
        return rules.isEmpty()
                || rules.stream().anyMatch(rule -> rule instanceof Map<?, ?> map && "Deny".equals(map.get("action")));
    }

    private static boolean narrows(Manifest before, Manifest after) {
        var rest = new ArrayList<Object>(rules(after));
        for (var rule : rules(before)) {
            if (!rest.removeIf(other -> Wishes.sameValue(other, rule))) {
                return true;
            }
        }
        return !Wishes.sameValue(unruled(before), unruled(after));
    }

    private static List<?> rules(Manifest manifest) {
        var rules = new ArrayList<Object>();
        if (manifest.body().get("spec") instanceof Map<?, ?> spec) {
            for (var direction : List.of("ingress", "egress")) {
                if (spec.get(direction) instanceof List<?> list) {
                    rules.addAll(list);
                }
            }
        }
        return rules;
    }

    /// The specification without its rules: whom it selects, and in which directions.
    private static Map<?, ?> unruled(Manifest manifest) {
        if (!(manifest.body().get("spec") instanceof Map<?, ?> spec)) {
            return Map.of();
        }
        var rest = new java.util.LinkedHashMap<Object, Object>(spec);
        rest.remove("ingress");
        rest.remove("egress");
        return rest;
    }
}
