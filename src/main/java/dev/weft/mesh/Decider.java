package dev.weft.mesh;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem;

/// A field of an object that decides something, and what it says there: a mode, a policy.
public record Decider(Problem.Place place, String said) {
    static Decider of(Manifest manifest, String path, String said) {
        return new Decider(Problem.Place.of(manifest, path), said);
    }

    /// `PeerAuthentication shop/default STRICT (peers.yaml:12)`; of a live object there is no file.
    public String words() {
        var at = place.file().isEmpty()
                ? ""
                : " (" + place.file() + (place.line() > 0 ? ":" + place.line() : "") + ")";
        return place.object() + " " + said + at;
    }
}
