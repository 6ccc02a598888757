package dev.weft.flow.filter;

/// What a term of a filter says of a flow.
enum FilterAnswer {
    YES,
    NO,
    UNKNOWN;

    static FilterAnswer of(boolean fits) {
        return fits ? YES : NO;
    }

    FilterAnswer or(FilterAnswer other) {
        if (this == YES || other == YES) {
            return YES;
        }
        return this == NO && other == NO ? NO : UNKNOWN;
    }
}
