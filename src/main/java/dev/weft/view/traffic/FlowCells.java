package dev.weft.view.traffic;

import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.PolicyWord;
import dev.weft.session.FlowRows;
import dev.weft.session.TableWish;
import dev.weft.view.panel.FlowWording;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import java.time.Instant;
import java.util.Locale;

/// The cells of the flow table as texts. What a source does not know stays empty.
final class FlowCells {
    private FlowCells() {}

    static String title(TableWish.Column column) {
        return switch (column) {
            case LAST -> "Last seen";
            case FROM -> "From";
            case TO -> "To";
            case PORT -> "Port";
            case VERDICT -> "Verdict";
            case POLICY -> "Policy";
            case BY -> "By";
            case RATE -> "Rate";
            case CONNECTIONS -> "Connections";
            case BYTES -> "Bytes";
            case POLICIES -> "Policies named";
            case REQUEST -> "Request";
        };
    }

    /// Pixels at the usual text size.
    static double width(TableWish.Column column) {
        return switch (column) {
            case LAST, VERDICT, POLICY -> 82;
            case FROM, TO -> 190;
            case PORT -> 86;
            case BY -> 90;
            case RATE -> 70;
            case CONNECTIONS -> 96;
            case BYTES -> 80;
            case POLICIES, REQUEST -> 160;
        };
    }

    static String text(TableWish.Column column, FlowRows.Row row) {
        var key = row.seen().key();
        var stats = row.seen().stats();
        return switch (column) {
            case LAST -> clock(stats.last());
            case FROM -> key.source().text();
            case TO -> key.destination().text();
            case PORT -> key.traffic().toString();
            case VERDICT -> key.verdict().word();
            case POLICY -> policy(row);
            case BY -> FlowWording.source(key.by());
            case RATE -> FlowWording.perSecond(
                    row.rates().connections().isPresent() ? row.rates().connections() : row.rates().requests());
            case CONNECTIONS ->
                stats.counts().connections().isPresent()
                        ? String.valueOf(stats.counts().connections().getAsLong())
                        : "";
            case BYTES ->
                stats.counts().bytes().isPresent()
                        ? FlowWording.bytes((double) stats.counts().bytes().getAsLong())
                        : "";
            case POLICIES -> FlowRows.policies(row);
            case REQUEST -> stats.facts().request();
        };
    }

    private static String clock(Instant instant) {
        return Wording.clock(instant);
    }

    /// `denied`; `denied, was allowed`; a disagreement with the data plane is marked.
    private static String policy(FlowRows.Row row) {
        var now = word(row.seen().now());
        var then = row.seen().stats().word();
        boolean changed = then != PolicyWord.UNKNOWN && then != row.seen().now();
        return (row.seen().disagreement().isPresent() ? "≠ " : "") + now + (changed ? ", was " + word(then) : "");
    }

    static String word(PolicyWord word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    static Tone tone(TableWish.Column column, FlowRows.Row row) {
        if (column == TableWish.Column.VERDICT) {
            return tone(row.seen().key());
        }
        if (column != TableWish.Column.POLICY) {
            return Tone.PLAIN;
        }
        if (row.seen().disagreement().isPresent()) {
            return Tone.WARNING;
        }
        return switch (row.seen().now()) {
            case ALLOWED -> Tone.ALLOWED;
            case DENIED -> Tone.DENIED;
            case UNKNOWN -> Tone.UNKNOWN;
        };
    }

    private static Tone tone(FlowKey key) {
        return key.verdict() == FlowVerdict.DROPPED ? Tone.DENIED : Tone.PLAIN;
    }
}
