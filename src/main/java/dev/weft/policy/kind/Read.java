package dev.weft.policy.kind;

import java.util.function.Function;

/// What stood at one place of a body: nothing, a value, or something that is no value of the wished type. The last is
/// never mistaken for the first: a missing list of peers means everyone, a broken one nobody.
sealed interface Read<T> {
    record Absent<T>() implements Read<T> {}

    record Ok<T>(T value) implements Read<T> {}

    /// Already reported as a problem.
    record Bad<T>() implements Read<T> {}

    default T orElse(T absent, T bad) {
        return switch (this) {
            case Absent<T> _ -> absent;
            case Ok<T>(var value) -> value;
            case Bad<T> _ -> bad;
        };
    }

    default <U> Read<U> then(Function<T, Read<U>> next) {
        return switch (this) {
            case Absent<T> _ -> new Absent<>();
            case Ok<T>(var value) -> next.apply(value);
            case Bad<T> _ -> new Bad<>();
        };
    }
}
