package dev.weft.flow.sockets;

import dev.weft.flow.FlowVerdict;
import dev.weft.net.Protocol;
import java.util.Optional;

/// What the state of one socket says about its connection. Of several remarks on one edge that with the highest
/// `weight` is shown, of equals the last in the alphabet.
record Attempt(FlowVerdict verdict, int weight, String note) {
    private static final Attempt ANSWERED = new Attempt(FlowVerdict.FORWARDED, 0, "");

    /// Empty while nothing can be said: a first SYN may be answered in a moment.
    static Optional<Attempt> of(SocketTable.Row row) {
        if (row.protocol() != Protocol.TCP) {
            return Optional.of(ANSWERED);
        }
        int sent = row.retransmits() + 1;
        return switch (row.state()) {
            case SYN_SENT -> unanswered(sent, FlowVerdict.DROPPED, "likely blocked: SYN sent %d times, no answer");
            case SYN_RECEIVED, NEW_SYN_RECEIVED ->
                unanswered(sent, FlowVerdict.UNKNOWN, "the way back may be blocked: SYN answered %d times, no reply");
            case LISTEN, CLOSE -> Optional.empty();
            case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT, CLOSE_WAIT, LAST_ACK, CLOSING ->
                Optional.of(ANSWERED);
        };
    }

    private static Optional<Attempt> unanswered(int sent, FlowVerdict verdict, String note) {
        return sent < 2 ? Optional.empty() : Optional.of(new Attempt(verdict, sent, note.formatted(sent)));
    }

    /// With this remark unless there is one already.
    Attempt with(String other) {
        return note.isEmpty() ? new Attempt(verdict, weight, other) : this;
    }

    Attempt orStronger(Attempt other) {
        if (weight != other.weight) {
            return weight > other.weight ? this : other;
        }
        return note.compareTo(other.note) >= 0 ? this : other;
    }
}
