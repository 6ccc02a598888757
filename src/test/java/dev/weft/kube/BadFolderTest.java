package dev.weft.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bad input: one clear line each, and nothing beside it is lost.
class BadFolderTest {
    private static final String NAMESPACE = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";
    private static final String PODS = "apiVersion: v1\nkind: Pod\nmetadata: {name: %s}\n";

    @TempDir
    Path folder;

    @Test
    void everyBadFileIsOneLineAndTheGoodOneIsRead() throws IOException {
        FolderReading.write(folder, "good.yaml", NAMESPACE);
        FolderReading.write(folder, "tabs.yaml", "kind: Pod\nmetadata:\n\tname: x\n");
        FolderReading.write(folder, "empty.yaml", "");
        Files.write(folder.resolve("binary.yaml"), new byte[] {0x7F, 'E', 'L', 'F', 0, 0, 1});
        try (var large = new RandomAccessFile(folder.resolve("large.yaml").toFile(), "rw")) {
            large.setLength(50 << 20);
        }

        assertThat(FolderReading.problems(folder)).containsExactly(
                "binary.yaml: line 1: is a binary file, not text; save it as UTF-8 text, or give it another ending",
                "empty.yaml: holds no object; fill it, or leave it out of the folder",
                "large.yaml: has 50 MB, and Weft reads at most 32; split it, or leave it out of the folder",
                "tabs.yaml: line 3: a tab indents the line; indent with spaces, YAML allows no tabs");
        assertThat(FolderReading.snapshot(folder).namespaces().keySet()).containsExactly("shop");
    }

    @Test
    void anEmptyFolderAndAMissingOneSaySo() {
        assertThat(FolderReading.problems(folder))
                .containsExactly(folder + ": holds no *.yaml, *.yml or *.json; name another folder");
        var missing = folder.resolve("missing");
        assertThat(FolderReading.problems(missing)).containsExactly(missing + ": does not exist; check the path");
    }

    @Test
    void ofAnObjectThatStandsTwiceTheLastCounts() {
        FolderReading.write(folder, "a.yaml", NAMESPACE + "---\n" + PODS.formatted("x") + "spec: {nodeName: one}\n");
        FolderReading.write(folder, "b.yaml", PODS.formatted("x") + "spec: {nodeName: two}\n");

        assertThat(FolderReading.problems(folder)).containsExactly("Pod default/x: stands in a.yaml:5 and again in "
                + "b.yaml:1, which replaces it (b.yaml:1); remove one of them");
        assertThat(FolderReading.snapshot(folder).pods())
                .singleElement().satisfies(pod -> assertThat(pod.network().node()).isEqualTo("two"));
    }

    @Test
    void anObjectWithoutANameIsLeftOut() {
        FolderReading.write(folder, "a.yaml", PODS.replace("{name: %s}", "{generateName: x-}"));

        assertThat(FolderReading.problems(folder)).containsExactly("Pod in a.yaml:1: metadata.name: the object has no "
                + "name, so it is left out (a.yaml:1); give it a metadata.name, generateName is for kubectl create");
    }

    @Test
    void aValueOfTheWrongTypeIsNamedWithItsPathAndLine() {
        FolderReading.write(folder, "a.yaml", PODS.formatted("x") + """
                spec:
                  containers:
                  - name: main
                    ports:
                    - containerPort: eighty
                ---
                """ + PODS.formatted("y"));

        assertThat(FolderReading.problems(folder)).containsExactly("Pod default/x: "
                + "spec.containers[0].ports[0].containerPort: has a value of the wrong type, so the object is left out "
                + "(a.yaml:8); correct the value");
        assertThat(FolderReading.snapshot(folder).pods()).hasSize(1);
    }

    @Test
    void otherKindsAreCountedInOneRemarkAndOldVersionsAreNamed() {
        FolderReading.write(folder, "a.yaml", """
                {apiVersion: v1, kind: Secret, metadata: {name: s}, data: {key: c2VjcmV0}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}
                ---
                {apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: k}}
                ---
                {some: values}
                ---
                {apiVersion: extensions/v1beta1, kind: NetworkPolicy, metadata: {name: old}, spec: {podSelector: {}}}
                """);

        var snapshot = FolderReading.snapshot(folder);

        assertThat(snapshot.problems()).extracting(Problem::severity)
                .containsExactly(Problem.Severity.WARNING, Problem.Severity.INFO);
        assertThat(FolderReading.problems(folder)).containsExactly(
                "NetworkPolicy in a.yaml:9: apiVersion: version extensions/v1beta1 of it is not read, so it is "
                        + "left out (a.yaml:9); use networking.k8s.io/v1",
                "folder " + folder + ": holds documents that say nothing about connections: 1 ConfigMap, "
                        + "1 NetworkPolicy, 1 Secret, 1 Service, 1 without a kind; nothing to do");
    }

    @Test
    void linksInACircleEnd() throws IOException {
        FolderReading.write(folder, "sub/a.yaml", NAMESPACE);
        Files.createSymbolicLink(folder.resolve("sub/up"), folder);
        Files.createSymbolicLink(folder.resolve("sub/self.yaml"), folder.resolve("sub/self.yaml"));

        assertThat(FolderReading.problems(folder)).isEmpty();
    }
}
