package dev.weft.flow.prometheus;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A Prometheus at a URL, which may have a path prefix. A redirect is not followed: it leads to a login, and the token
/// is not meant for others.
public final class PrometheusUrl implements PrometheusApi {
    /// 50,000 series of 300 bytes; a query whose answer is longer is not read on.
    static final int MOST_BYTES = 16 << 20;

    private final URI base;
    private final HttpClient client;
    private final Optional<String> token;
    private final Duration limit;

    /// `token` is a bearer token; it goes to that host alone and is never shown.
    private PrometheusUrl(URI base, HttpClient client, Optional<String> token, Duration limit) {
        this.base = base;
        this.client = client;
        this.token = token;
        this.limit = limit;
    }

    /// `ca` is a PEM file of authorities to trust in place of the usual ones. Throws with a line for people when the
    /// address or the file is of no use.
    public static PrometheusUrl of(String address, Optional<Path> ca, Optional<String> token, Duration limit)
            throws IOException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit);
        if (ca.isPresent()) {
            client.sslContext(trusting(ca.get()));
        }
        return new PrometheusUrl(parsed(address), client.build(), token, limit);
    }

    private static URI parsed(String address) throws IOException {
        try {
            var text = address.contains("://") ? address : "http://" + address;
            var uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // answered below: the address itself may hold a secret, so it is not repeated
        }
        throw new IOException("the address of Prometheus is not of the form http://HOST:PORT/PREFIX");
    }

    private static SSLContext trusting(Path ca) throws IOException {
        try (var in = Files.newInputStream(ca)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException(ca + ": holds no certificate that can be used; give a PEM file", unusable);
        }
    }

    @Override
    public String get(String path) throws PrometheusFailure, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(limit).GET();
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        try {
            var answer = client.send(request.build(), BodyHandlers.ofInputStream());
            var body = text(answer);
            if (answer.statusCode() == 200) {
                return body;
            }
            throw PrometheusFailure.ofStatus(answer.statusCode(), body, where(), "give a token that may read it");
        } catch (PrometheusFailure refused) {
            throw refused;
        } catch (IOException broken) {
            throw PrometheusFailure.silent(where(), broken);
        }
    }

    private static String text(HttpResponse<InputStream> answer) throws IOException {
        try (var in = answer.body()) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw PrometheusFailure.tooMuch();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Override
    public String where() {
        return base.toString();
    }
}
