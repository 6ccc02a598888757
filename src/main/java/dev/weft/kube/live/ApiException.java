package dev.weft.kube.live;

import java.io.IOException;

/// The server answered, and said no. The message is the server's own, shortened to one line.
final class ApiException extends IOException {
    private static final long serialVersionUID = 1L;

    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int GONE = 410;

    private final int code;

    ApiException(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
