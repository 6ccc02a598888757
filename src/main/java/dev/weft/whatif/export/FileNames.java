package dev.weft.whatif.export;

import dev.weft.cluster.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Names of files for objects: `networkpolicy_shop_db-in.yaml`. Lower case, digits, `-`, `.` and `_` alone, the kind
/// first, so that none is a device of Windows (`con`, `nul.yaml`); no two the same on a disk that ignores case.
final class FileNames {
    /// Most file systems take 255 bytes; the rest is room for a folder's own endings.
    private static final int LONGEST = 200;

    private FileNames() {}

    /// In the order of identity.
    static Map<ObjectRef, String> of(Collection<ObjectRef> objects) {
        var names = new TreeMap<ObjectRef, String>();
        var taken = new HashSet<String>();
        for (var object : new TreeSet<>(objects)) {
            var name = name(object, object.kind());
            if (!taken.add(name)) { // the same kind of two groups
                name = name(object, object.kind() + "." + object.group());
                taken.add(name);
            }
            names.put(object, name + ".yaml");
        }
        return names;
    }

    private static String name(ObjectRef object, String kind) {
        var where = object.namespace().isEmpty() ? "" : "_" + safe(object.namespace());
        var name = safe(kind.toLowerCase(Locale.ROOT)) + where + "_" + safe(object.name());
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "-" + digest(name);
    }

    /// Names of Kubernetes are safe already; whatever else there is is spelled out.
    private static String safe(String text) {
        var name = new StringBuilder();
        text.codePoints().forEach(point -> {
            name.append(isPlain(point) ? Character.toString(point) : "_x" + Integer.toHexString(point));
        });
        return name.toString();
    }

    private static boolean isPlain(int point) {
        return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9') || point == '-' || point == '.';
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }
}
