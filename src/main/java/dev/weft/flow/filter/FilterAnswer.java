package dev.weft.flow.filter;

/// What a term of a filter says of a flow, or of one end.
public enum FilterAnswer {
    YES,
    NO,
    UNKNOWN;

    public static FilterAnswer of(boolean fits) {
        return fits ? YES : NO;
    }

    public FilterAnswer or(FilterAnswer other) {
        if (this == YES || other == YES) {
            return YES;
        }
        return this == NO && other == NO ? NO : UNKNOWN;
    }
}
