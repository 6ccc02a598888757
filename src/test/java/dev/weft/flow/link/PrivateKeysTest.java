package dev.weft.flow.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PrivateKeysTest {
    /// The envelope that PKCS #8 puts around an RSA key of 2048 bits.
    private static final int RSA_ENVELOPE = 26;

    @Test
    void aKeyInItsEnvelopeIsRead() throws GeneralSecurityException {
        var rsa = rsa();
        var ec = ec();
        assertThat(PrivateKeys.read(pem("PRIVATE KEY", rsa.getEncoded()))).isEqualTo(rsa);
        assertThat(PrivateKeys.read(pem("PRIVATE KEY", ec.getEncoded()))).isEqualTo(ec);
    }

    @Test
    void anRsaKeyWithoutEnvelopeIsRead() throws GeneralSecurityException {
        var key = rsa();
        var bare = Arrays.copyOfRange(key.getEncoded(), RSA_ENVELOPE, key.getEncoded().length);
        assertThat(PrivateKeys.read(pem("RSA PRIVATE KEY", bare))).isEqualTo(key);
    }

    @Test
    void anEcKeyWithoutEnvelopeIsReadByTheCurveItNames() throws GeneralSecurityException {
        var key = ec();
        var secret = key.getS().toString(16);
        var bare = HexFormat.of().parseHex("30310201010420"
                + "0".repeat(64 - secret.length()) + secret
                + "a00a06082a8648ce3d030107");
        assertThat(((ECPrivateKey) PrivateKeys.read(pem("EC PRIVATE KEY", bare))).getS()).isEqualTo(key.getS());
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> PrivateKeys.read("secret".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageNotContaining("secret");
        for (int size = 0; size < 20; size++) {
            var cut = Arrays.copyOf(HexFormat.of().parseHex("30310201010420aabbccdd"), size);
            assertThatThrownBy(() -> PrivateKeys.read(pem("EC PRIVATE KEY", cut)))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    private static PrivateKey rsa() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate();
    }

    private static ECPrivateKey ec() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return (ECPrivateKey) generator.generateKeyPair().getPrivate();
    }

    private static byte[] pem(String kind, byte[] der) {
        return ("-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END " + kind + "-----\n").getBytes(StandardCharsets.US_ASCII);
    }
}
