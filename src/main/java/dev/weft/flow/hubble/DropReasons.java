package dev.weft.flow.hubble;

import dev.weft.flow.wire.flow.DropReason;
import java.util.Locale;

/// Why a packet was dropped, in words with the number: `policy denied (133)`. A number that nobody has told us yet
/// stays one: `reason 999`.
final class DropReasons {
    static final int POLICY_DENIED = 133;
    static final int DENY_RULE = 181;
    static final int AUTH_REQUIRED = 189;

    private DropReasons() {}

    static String words(int reason) {
        var known = DropReason.forNumber(reason);
        if (reason == 0) {
            return "";
        }
        return known == null ? "reason " + reason : text(reason, known) + " (" + reason + ")";
    }

    private static String text(int reason, DropReason known) {
        return switch (reason) {
            case DENY_RULE -> "denied by a deny rule";
            case AUTH_REQUIRED -> "authentication required";
            case 202 -> "host not ready";
            case 203 -> "endpoint not ready";
            default -> known.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    /// Only the packet that opens a connection is judged by policies: answers pass with their connection.
    static boolean byPolicy(int reason) {
        return reason == POLICY_DENIED || reason == DENY_RULE || reason == AUTH_REQUIRED;
    }
}
