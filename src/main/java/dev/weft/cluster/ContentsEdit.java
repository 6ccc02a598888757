package dev.weft.cluster;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What a draft puts and removes, applied to one map after the other.
record ContentsEdit(Collection<? extends Resource> put, Collection<ObjectRef> removed) {
    /// The same map when nothing of that type changes.
    <R extends Resource> Map<ObjectRef, R> of(Map<ObjectRef, R> map, Class<R> type) {
        if (put.stream().noneMatch(type::isInstance) && removed.stream().noneMatch(map::containsKey)) {
            return map;
        }
        var edited = new TreeMap<>(map);
        edited.keySet().removeAll(removed);
        put.stream().filter(type::isInstance).map(type::cast).forEach(resource -> edited.put(resource.ref(), resource));
        return Collections.unmodifiableSortedMap(edited);
    }
}
