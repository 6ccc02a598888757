package dev.weft.flow.hubble.event;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wanted of one flow event, in Hubble's own numbers. Absent is 0, empty or null.
///
/// Filled once, by a decoder, then read only. A class with fields and no record: it has thirty of them and two hundred
/// thousand are made in a second.
public final class HubbleEvent implements HubbleMessage {
    public static final int FORWARDED = 1;
    public static final int DROPPED = 2;
    public static final int AUDIT = 4;

    public static final int L7 = 2;
    public static final int SOCK = 3;

    public static final int POLICY_VERDICT = 5;
    public static final int REQUEST = 1;
    public static final int RESPONSE = 2;
    public static final int INGRESS = 1;
    public static final int TO_PROXY = 1;
    public static final int TO_ENDPOINT = 101;
    public static final int REASON_NEW = 1;
    public static final int REASON_REPLY = 3;

    public static final int FIN = 1;
    public static final int SYN = 2;
    public static final int RST = 4;
    public static final int ACK = 16;

    /// One end as the agent names it; `identity` is Cilium's number for everything with the same labels.
    public static final class End {
        public static final End NONE = new End();
        public String namespace = "";
        public String pod = "";
        public int identity;
    }

    /// Nanoseconds since 1970, the agent's clock.
    public long time;
    /// Tells it from every other event; 0 where the server gives no identity.
    public long id;
    public String node = "";

    public int type;
    public int eventType;
    public int point;
    public int direction;
    public int verdict;
    public int dropReason;
    public int traceReason;
    public int socketPoint;
    public int authType;
    public long cookie;

    public @Nullable IpAddress source;
    public @Nullable IpAddress destination;
    public boolean encrypted;
    /// Null where there are no ports: ICMP, IGMP, VRRP.
    public @Nullable Protocol protocol;
    public int sourcePort;
    public int destinationPort;
    /// Sum of `FIN`, `SYN`, `RST`, `ACK`.
    public int flags;
    /// -1 not told, 0 no, 1 yes.
    public int reply = -1;

    public End from = End.NONE;
    public End to = End.NONE;
    public List<String> sourceNames = List.of();
    public List<String> destinationNames = List.of();
    public @Nullable ObjectRef sourceService;
    public @Nullable ObjectRef destinationService;

    public int l7Type;
    public long latencyNanos;
    /// `GET /points`, `DNS A api.example.com.`
    public String request = "";
    public boolean http;
    /// HTTP status; 0 in a request.
    public int code;
    public boolean failed;

    public List<ObjectRef> allowedBy = List.of();
    public List<ObjectRef> deniedBy = List.of();

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
