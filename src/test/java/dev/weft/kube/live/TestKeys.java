package dev.weft.kube.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/// Keys and certificates, made by the JDK's keytool when a test wants them.
final class TestKeys {
    private static final String PASSWORD = "changeit";

    private TestKeys() {}

    /// Self-signed, valid for one day from so many days before or after now; left in the folder as `NAME.crt` and
    /// `NAME.key`. Returns the certificate in PEM.
    static String certificate(Path folder, String name, int days)
            throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve(name + ".p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int code = new ProcessBuilder(
                        keytool, "-genkeypair", "-alias", name, "-keyalg", "RSA", "-dname", "CN=" + name, "-startdate",
                        (days < 0 ? "" : "+") + days + "d", "-validity", "1", "-keystore", store.toString(),
                        "-storepass", PASSWORD, "-storetype", "PKCS12")
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("keytool ended with " + code);
        }
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var key = keys.getKey(name, PASSWORD.toCharArray()).getEncoded();
        Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", key));
        return Files.readString(Files.writeString(
                folder.resolve(name + ".crt"), pem("CERTIFICATE", keys.getCertificate(name).getEncoded())));
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + what + "-----\n";
    }
}
