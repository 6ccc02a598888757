package dev.weft.flow.source;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.SecretReader;
import dev.weft.flow.link.GrpcTarget;
import dev.weft.flow.link.Pem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The certificates that a server of the cluster wants, out of Secrets beside it: read anew for each connection, as
/// they are renewed, and kept nowhere.
///
/// - `pairs`: Secrets with a client's `tls.crt` and `tls.key`; the first that can be read is used.
/// - `authorities`: Secrets and the key in them that holds the server's authority; so is `ca.crt` of the pair.
/// - `authority`: the name that the server's certificate bears.
record SecretKeys(String namespace, List<String> pairs, List<Authority> authorities, String authority) {
    private static final String CERTIFICATE = "tls.crt";
    private static final String KEY = "tls.key";
    private static final String CA = "ca.crt";

    record Authority(String secret, String key) {}

    SecretKeys {
        pairs = List.copyOf(pairs);
        authorities = List.copyOf(authorities);
    }

    /// Empty when enough of them may be read, else what to do. A server that asks for no client certificate needs the
    /// authority alone, and which that is shows only when it is tried.
    Optional<String> missing(Rights rights) throws InterruptedException {
        for (var secret : pairs) {
            if (rights.missing("get", "secrets", namespace, secret).isEmpty()) {
                return Optional.empty();
            }
        }
        return rights.missing("get", "secrets", namespace, pairs.getFirst())
                .map(remedy -> remedy + ", or give the certificates as files (--ca, --cert, --key)");
    }

    PodDial.Keys from(SecretReader secrets) {
        return () -> {
            var read = new Read(secrets);
            var pair = read.pair();
            return new GrpcTarget.Tls(Optional.of(read.authority(pair)), authority, pair.map(Pair::identity));
        };
    }

    /// What a Secret with a pair holds; `authority` is there in some.
    private record Pair(GrpcTarget.Identity identity, Optional<Pem> authority) {}

    /// One look at the Secrets, and why some of them said nothing.
    private final class Read {
        private final SecretReader secrets;
        private final List<String> failures = new ArrayList<>();

        Read(SecretReader secrets) {
            this.secrets = secrets;
        }

        Optional<Pair> pair() throws InterruptedException {
            for (var name : pairs) {
                var data = data(name);
                var certificate = data.get(CERTIFICATE);
                var key = data.get(KEY);
                if (certificate != null && key != null) {
                    var identity = new GrpcTarget.Identity(Pem.of(certificate), Pem.of(key));
                    return Optional.of(new Pair(identity, Optional.ofNullable(data.get(CA)).map(Pem::of)));
                }
            }
            return Optional.empty();
        }

        Pem authority(Optional<Pair> pair) throws IOException, InterruptedException {
            for (var known : authorities) {
                var found = data(known.secret()).get(known.key());
                if (found != null) {
                    return Pem.of(found);
                }
            }
            var beside = pair.flatMap(Pair::authority);
            if (beside.isPresent()) {
                return beside.get();
            }
            throw new IOException("no Secret in " + namespace + " holds the server's authority: "
                    + String.join(", ", failures));
        }

        private Map<String, byte[]> data(String name) throws InterruptedException {
            try {
                return secrets.read(new ObjectRef("", "Secret", namespace, name));
            } catch (IOException unread) {
                failures.add(String.valueOf(unread.getMessage()));
                return Map.of();
            }
        }
    }
}
