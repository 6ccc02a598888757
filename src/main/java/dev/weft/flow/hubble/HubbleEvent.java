package dev.weft.flow.hubble;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wanted of one flow event, in Hubble's own numbers. Absent is 0, empty or null.
///
/// Filled once, by a decoder, then read only. A class with fields and no record: it has thirty of them and two hundred
/// thousand are made in a second.
final class HubbleEvent implements HubbleMessage {
    static final int FORWARDED = 1;
    static final int DROPPED = 2;
    static final int AUDIT = 4;

    static final int L7 = 2;
    static final int SOCK = 3;

    static final int POLICY_VERDICT = 5;
    static final int REQUEST = 1;
    static final int RESPONSE = 2;
    static final int INGRESS = 1;
    static final int TO_PROXY = 1;
    static final int TO_ENDPOINT = 101;
    static final int REASON_NEW = 1;
    static final int REASON_REPLY = 3;

    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int ACK = 16;

    /// One end as the agent names it; `identity` is Cilium's number for everything with the same labels.
    static final class End {
        static final End NONE = new End();
        String namespace = "";
        String pod = "";
        int identity;
    }

    /// Nanoseconds since 1970, the agent's clock.
    long time;
    /// Tells it from every other event; 0 where the server gives no identity.
    long id;
    String node = "";

    int type;
    int eventType;
    int point;
    int direction;
    int verdict;
    int dropReason;
    int traceReason;
    int socketPoint;
    int authType;
    long cookie;

    @Nullable IpAddress source;
    @Nullable IpAddress destination;
    boolean encrypted;
    /// Null where there are no ports: ICMP, IGMP, VRRP.
    @Nullable Protocol protocol;
    int sourcePort;
    int destinationPort;
    /// Sum of `FIN`, `SYN`, `RST`, `ACK`.
    int flags;
    /// -1 not told, 0 no, 1 yes.
    int reply = -1;

    End from = End.NONE;
    End to = End.NONE;
    List<String> sourceNames = List.of();
    List<String> destinationNames = List.of();
    @Nullable ObjectRef sourceService;
    @Nullable ObjectRef destinationService;

    int l7Type;
    long latencyNanos;
    /// `GET /points`, `DNS A api.example.com.`
    String request = "";
    boolean http;
    /// HTTP status; 0 in a request.
    int code;
    boolean failed;

    List<ObjectRef> allowedBy = List.of();
    List<ObjectRef> deniedBy = List.of();

    boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
