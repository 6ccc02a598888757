package dev.weft.apply;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.yaml.ManifestYaml;
import java.util.Map;
import java.util.Optional;

/// NetworkPolicies and wishes for them, from short texts.
final class Drafted {
    private Drafted() {}

    /// `spec` in one line of YAML.
    static Manifest policy(String name, String spec) {
        return object("{name: " + name + ", namespace: shop}", spec);
    }

    static Manifest object(String metadata, String spec) {
        var kind = ResourceKind.NETWORK_POLICY;
        var text = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: " + metadata + "\nspec: " + spec;
        var body = ManifestYaml.read("test", text).documents().getFirst().body();
        var name = ((Map<?, ?>) body.get("metadata")).get("name").toString();
        return new Manifest(kind, kind.ref("shop", name), body, Origin.LIVE);
    }

    static ApplyWish create(String name, String spec) {
        return new ApplyWish.Put(policy(name, spec), Optional.empty());
    }

    static ApplyWish change(String name, String before, String after) {
        return new ApplyWish.Put(policy(name, after), Optional.of(policy(name, before)));
    }

    static ApplyWish remove(String name, String before) {
        var base = policy(name, before);
        return new ApplyWish.Remove(base.ref(), base.kind(), Optional.of(base));
    }
}
