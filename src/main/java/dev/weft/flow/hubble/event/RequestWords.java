package dev.weft.flow.hubble.event;

import java.util.Locale;

/// Requests as people read them. Queries of a URL are left out: they may hold what is nobody's business.
final class RequestWords {
    static final int FIRST_ERROR = 400;
    private static final int LONGEST = 120;

    private RequestWords() {}

    /// `GET /points`.
    static String http(String method, String url) {
        return shortened((method + " " + path(url)).strip());
    }

    /// `DNS A api.example.com.`
    static String dns(String type, String query) {
        return shortened(type.isEmpty() ? "DNS " + query : "DNS " + type + " " + query);
    }

    static boolean grpcFailed(String header, String value) {
        return header.toLowerCase(Locale.ROOT).equals("grpc-status") && !value.equals("0");
    }

    private static String path(String url) {
        int scheme = url.indexOf("://");
        int slash = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
        int query = url.indexOf('?');
        var path = slash < 0 ? "/" : url.substring(slash, query > slash ? query : url.length());
        return query >= 0 && query <= slash ? "/" : path;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
