package dev.weft.session;

import dev.weft.cluster.ObjectRef;
import dev.weft.lint.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which findings a draft brings and which it ends. Findings are the same when code, object and reason are: a rule
/// that moves up one place because another was removed brings nothing new.
final class FindingChanges {
    private record Key(String code, ObjectRef object, String reason) {
        static Key of(Finding finding) {
            return new Key(finding.code(), finding.place().object(), finding.reason());
        }
    }

    private FindingChanges() {}

    static Review.Findings between(List<Finding> before, List<Finding> after, Set<ObjectRef> drafted) {
        var order = Comparator.<Finding, Boolean>comparing(
                        finding -> !drafted.contains(finding.place().object()))
                .thenComparing(Finding.ORDER);
        return new Review.Findings(
                without(after, before).stream().sorted(order).toList(),
                without(before, after).stream().sorted(order).toList());
    }

    private static List<Finding> without(List<Finding> some, List<Finding> others) {
        Map<Key, Integer> known = new HashMap<>();
        others.forEach(finding -> known.merge(Key.of(finding), 1, Integer::sum));
        var rest = new ArrayList<Finding>();
        for (var finding : some) {
            if (known.merge(Key.of(finding), -1, Integer::sum) < 0) {
                rest.add(finding);
            }
        }
        return rest;
    }
}
