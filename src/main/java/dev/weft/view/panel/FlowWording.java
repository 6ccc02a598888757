package dev.weft.view.panel;

import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowRates;
import dev.weft.flow.PolicyWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Figures of flows as short texts. What is not known is left out, never 0.
public final class FlowWording {
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");
    private static final double THOUSAND = 1000;

    private FlowWording() {}

    /// The demo's scripted traffic must never pass for real traffic.
    public static String source(String name) {
        return name.equals("demo") ? "demo traffic" : name;
    }

    /// `7 connections`, or `seen 3 times` where the source does not count connections.
    public static String count(FlowCounts counts) {
        return counts.connections().isPresent()
                ? Wording.count(counts.connections().getAsLong(), "connection")
                : counts.requests().isPresent()
                        ? Wording.count(counts.requests().getAsLong(), "request")
                        : "seen " + Wording.count(counts.events(), "time");
    }

    /// `34/s, 299 kB/s out, 12 kB/s back`; empty where nothing is known.
    public static String rates(FlowRates rates) {
        var parts = new ArrayList<String>();
        rates.connections().ifPresent(rate -> parts.add(number(rate) + " connections/s"));
        rates.requests().ifPresent(rate -> parts.add(number(rate) + " requests/s"));
        rates.bytesOut().ifPresent(rate -> parts.add(bytes(rate) + "/s out"));
        rates.bytesIn().ifPresent(rate -> parts.add(bytes(rate) + "/s back"));
        return String.join(", ", parts);
    }

    /// `1.2 MB out, 310 kB back`; empty where neither is known.
    public static String bytes(FlowCounts counts) {
        var parts = new ArrayList<String>();
        counts.bytesOut().ifPresent(out -> parts.add(bytes((double) out) + " out"));
        counts.bytesIn().ifPresent(in -> parts.add(bytes((double) in) + " back"));
        return String.join(", ", parts);
    }

    /// `120, 2.5 % errors, 95th percentile 45 ms`; empty where nothing is known.
    public static String requests(FlowCounts counts, FlowRates rates) {
        var parts = new ArrayList<String>();
        counts.requests().ifPresent(number -> parts.add(String.valueOf(number)));
        rates.errorShare().ifPresent(share -> parts.add(number(share * 100) + " % errors"));
        rates.latencyMillis().ifPresent(millis -> parts.add("95th percentile " + number(millis) + " ms"));
        return String.join(", ", parts);
    }

    /// `mTLS yes, encryption unknown`.
    public static String security(FlowFacts.Security security) {
        return "mTLS " + word(security.mtls()) + ", encryption " + word(security.encrypted());
    }

    private static String word(FlowFacts.Known known) {
        return known.name().toLowerCase(Locale.ROOT);
    }

    /// `allowed`, `denied`, `could not be judged`; for now `allows`, `denies`, `cannot be judged`.
    static String verb(PolicyWord word, boolean past) {
        return switch (word) {
            case ALLOWED -> past ? "allowed" : "allows it";
            case DENIED -> past ? "denied" : "denies it";
            case UNKNOWN -> past ? "could not judge" : "cannot be judged";
        };
    }

    /// One figure of a rate, `34/s`; empty where it is not known.
    public static String perSecond(OptionalDouble rate) {
        return rate.isPresent() ? number(rate.getAsDouble()) + "/s" : "";
    }

    /// `299 kB`: three digits at most before the unit.
    public static String bytes(double bytes) {
        double left = bytes;
        int unit = 0;
        while (left >= THOUSAND && unit < UNITS.size() - 1) {
            left /= THOUSAND;
            unit++;
        }
        return number(left) + " " + UNITS.get(unit);
    }

    /// `0.04`, `2.5`, `34`, `12,000`: two digits where it is small.
    public static String number(double value) {
        if (value == 0 || value >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (value < 0.01) {
            return "<0.01";
        }
        return String.format(Locale.ROOT, value < 1 ? "%.2f" : "%.1f", value);
    }
}
