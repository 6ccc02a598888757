package dev.weft.kube.api;

import java.io.IOException;

/// The server answered, and said no. The message is the server's own, shortened to one line.
public final class ApiException extends IOException {
    private static final long serialVersionUID = 1L;

    public static final int UNAUTHORIZED = 401;
    public static final int FORBIDDEN = 403;
    public static final int NOT_FOUND = 404;
    public static final int GONE = 410;

    private final int code;

    public ApiException(int code, String message) {
        super(message);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
