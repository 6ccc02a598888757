package dev.weft.flow.link;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/// Opens channels to flow servers. A channel connects with its first call.
///
/// A connection that went dead without a word is noticed after [#SILENCE_SECONDS] + [#PING_SECONDS]: HTTP/2 pings go
/// out while a call is open and nothing arrives.
///
/// Assumes: servers written in Go close a connection that pings them more often than every five minutes *while they
/// send nothing*. So who follows a quiet stream also asks something small every [#ASK_SECONDS]: an answer starts the
/// silence anew, and no ping is needed. Source: grpc-go, package keepalive, EnforcementPolicy.
public final class GrpcChannels {
    public static final int ASK_SECONDS = 8;
    private static final int SILENCE_SECONDS = 10; // grpc-java takes no less
    private static final int PING_SECONDS = 8;
    /// A flow has a kilobyte; the list of 5,000 nodes has one megabyte.
    private static final int LARGEST_MESSAGE = 16 << 20;

    private GrpcChannels() {}

    /// Throws with a line for people when the certificates cannot be read.
    public static ManagedChannel open(GrpcTarget target) throws IOException {
        var builder = NettyChannelBuilder.forAddress(target.host(), target.port())
                .keepAliveTime(SILENCE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(PING_SECONDS, TimeUnit.SECONDS)
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .disableRetry() // Reconnect decides
                .directExecutor(); // our listeners only hand over
        switch (target.security()) {
            case GrpcTarget.Plain _ -> builder.usePlaintext();
            case GrpcTarget.Tls tls -> {
                builder.useTransportSecurity().sslContext(context(tls));
                if (!tls.authority().isEmpty()) {
                    builder.overrideAuthority(tls.authority());
                }
            }
        }
        return builder.build();
    }

    /// The JDK's own TLS: it needs no native library, and says in plain exceptions why it refuses a certificate.
    private static SslContext context(GrpcTarget.Tls tls) throws IOException {
        try {
            var builder = GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2");
            if (tls.authorities().isPresent()) {
                builder.trustManager(certificates(tls.authorities().get()));
            }
            if (tls.client().isPresent()) {
                var mine = tls.client().get();
                builder.keyManager(PrivateKeys.read(mine.key().bytes()), certificates(mine.certificates()));
            }
            return builder.build();
        } catch (GeneralSecurityException | SSLException unreadable) {
            throw new IOException("the certificates for TLS cannot be read (" + unreadable.getMessage()
                    + "): they must be PEM files, and the key have no password", unreadable);
        }
    }

    private static X509Certificate[] certificates(Pem pem) throws GeneralSecurityException {
        var found = CertificateFactory.getInstance("X.509").generateCertificates(pem.stream()).stream()
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toArray(X509Certificate[]::new);
        if (found.length == 0) {
            throw new CertificateException("no certificate");
        }
        return found;
    }
}
