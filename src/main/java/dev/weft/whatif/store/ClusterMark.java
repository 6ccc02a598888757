package dev.weft.whatif.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// By what a cluster is known again. `address` is a fingerprint of where it was read, safe as a name of a file; `uid`
/// that of its namespace kube-system, or empty where it is not known.
public record ClusterMark(String address, String uid) {
    /// What ships with Weft.
    public static final ClusterMark DEMO = new ClusterMark("demo", "");

    /// `kind` is a word such as `server` or `folder`; `place` its URL or path, which cannot be read from the mark.
    public static ClusterMark of(String kind, String place) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
            return new ClusterMark(kind + "-" + HexFormat.of().formatHex(digest, 0, 8), "");
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }

    public ClusterMark withUid(String known) {
        return new ClusterMark(address, known);
    }

    /// The same uid, whatever the address; the same address where a uid is not known on both sides.
    public boolean matches(ClusterMark other) {
        boolean unknown = uid.isEmpty() || other.uid.isEmpty();
        return unknown ? address.equals(other.address) : uid.equals(other.uid);
    }
}
