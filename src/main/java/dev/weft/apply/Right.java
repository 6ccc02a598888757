package dev.weft.apply;

/// Whether the user may do one thing to one object. `why` is one line, empty for [Answer#YES].
/// Source: authorization.k8s.io/v1 SelfSubjectAccessReview.
public record Right(String verb, Answer answer, String why) {
    public enum Answer {
        YES,
        NO,
        /// The server did not say.
        UNKNOWN
    }
}
