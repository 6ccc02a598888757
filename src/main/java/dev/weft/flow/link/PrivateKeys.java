package dev.weft.flow.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Reads private keys in PEM: PKCS #8, which Java knows, and the older `RSA PRIVATE KEY` and `EC PRIVATE KEY`, which
/// Cilium's certificate generators write, put into the envelope of PKCS #8.
///
/// Source: RFC 5958 (PKCS #8), RFC 8017 appendix A (RSA), RFC 5915 (EC); X.690 for the bytes.
final class PrivateKeys {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([^-]*)-----END", Pattern.DOTALL);
    private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final byte[] VERSION_0 = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int PARAMETERS = 0xA0;

    private PrivateKeys() {}

    static PrivateKey read(byte[] pem) throws GeneralSecurityException {
        var block = BLOCK.matcher(new String(pem, StandardCharsets.US_ASCII));
        if (!block.find()) {
            throw new InvalidKeySpecException("no private key without a password in PEM");
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException garbled) {
            throw new InvalidKeySpecException("the private key's PEM is garbled", garbled);
        }
        return switch (block.group(1)) {
            case "RSA PRIVATE KEY" -> key("RSA", envelope(RSA, der));
            case "EC PRIVATE KEY" -> key("EC", envelope(join(EC, curve(der)), der));
            default -> anyKind(der);
        };
    }

    private static PrivateKey anyKind(byte[] pkcs8) throws GeneralSecurityException {
        for (var algorithm : new String[] {"EC", "RSA"}) {
            try {
                return key(algorithm, pkcs8);
            } catch (InvalidKeySpecException another) {
                // it says itself of which kind it is: the next one knows it
            }
        }
        return key("EdDSA", pkcs8);
    }

    private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static byte[] envelope(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, join(VERSION_0, element(SEQUENCE, algorithm), element(OCTETS, key)));
    }

    /// The curve's name stands inside the key: `[0] OBJECT IDENTIFIER`.
    private static byte[] curve(byte[] key) throws InvalidKeySpecException {
        int at = 0;
        try {
            at = content(key, at); // into the sequence
            while (at < key.length) {
                int content = content(key, at);
                int end = content + size(key, at);
                if ((key[at] & 0xFF) == PARAMETERS) {
                    return Arrays.copyOfRange(key, content, end);
                }
                at = end;
            }
        } catch (ArrayIndexOutOfBoundsException cut) {
            throw new InvalidKeySpecException("the EC private key is cut", cut);
        }
        throw new InvalidKeySpecException("the EC private key does not name its curve");
    }

    /// Where the content of the element at `at` begins.
    private static int content(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int size(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int size = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            size = (size << 8) | (der[at + 2 + i] & 0xFF);
        }
        return Math.max(0, size);
    }

    private static byte[] element(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            int bytes = content.length < 0x100 ? 1 : content.length < 0x10000 ? 2 : 3;
            out.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                out.write(content.length >> (8 * i));
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
