package dev.weft.apply;

import dev.weft.cluster.Manifest;

/// What a cluster has under one identity now.
public sealed interface Live {
    /// With everything that the server keeps: its resourceVersion, its managedFields.
    record There(Manifest manifest) implements Live {}

    record Absent() implements Live {}

    /// The server does not know the kind.
    record NotServed() implements Live {}

    /// It could not be read. `why` is one line with a remedy.
    record Unknown(String why) implements Live {}
}
