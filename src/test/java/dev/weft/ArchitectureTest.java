package dev.weft;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rules of the house, from the first commit. There is no exception list: what does not fit is rebuilt.
class ArchitectureTest {
    private static final String FABRIC8 = "io.fabric8.kubernetes.client.dsl";
    private static JavaClasses weft;

    @BeforeAll
    static void readTheProgram() {
        weft = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.weft");
    }

    @Test
    void everyRoomStandsOnlyOnTheRoomsBelowIt() {
        House.MAY_USE.forEach((room, below) -> {
            var allowed = new ArrayList<String>();
            allowed.add(House.ROOT + room + "..");
            below.forEach(other -> allowed.add(House.ROOT + other + ".."));
            noClasses()
                    .that()
                    .resideInAPackage(House.ROOT + room + "..")
                    .should()
                    .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                            "rooms of Weft other than " + allowed,
                            type -> type.getPackageName().startsWith("dev.weft") && !within(type, allowed)))
                    .allowEmptyShould(true)
                    .check(weft);
        });
    }

    @Test
    void everyRoomIsInTheTable() {
        var rooms = new TreeSet<String>();
        weft.forEach(type -> rooms.add(type.getPackageName().substring(House.ROOT.length()).split("\\.", -1)[0]));
        rooms.remove("app");
        assertThat(House.MAY_USE.keySet()).containsAll(rooms);
    }

    @Test
    void thereIsNoCircleAmongPackages() {
        slices().matching("dev.weft.(**)").should().beFreeOfCycles().check(weft);
    }

    @Test
    void aParentThatDeclaresADoorNamesNothingOfItsChildren() {
        House.CHILDREN.forEach((parent, children) -> children.forEach(child -> noClasses()
                .that()
                .resideInAPackage(House.ROOT + parent)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(House.ROOT + parent + "." + child + "..")
                .allowEmptyShould(true)
                .check(weft)));
    }

    @Test
    void librariesStayBehindTheirFences() {
        House.FENCES.forEach((library, rooms) -> {
            var outside = rooms.stream().map(room -> House.ROOT + room).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideOutsideOfPackages(outside)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(library)
                    .check(weft);
        });
    }

    @Test
    void meaningNeedsNothingButTheJdk() {
        for (var room : List.of("net", "cluster", "policy..", "lint..")) {
            classes()
                    .that()
                    .resideInAPackage(House.ROOT + room)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "dev.weft..", "org.jspecify..")
                    .allowEmptyShould(true)
                    .check(weft);
        }
    }

    @Test
    void threadsAreMadeInFewRooms() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        House.ROOT + "session..", House.ROOT + "flow.*..", House.ROOT + "kube..",
                        House.ROOT + "picture")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, java.util.concurrent.ExecutorService.class,
                        java.util.concurrent.Executors.class, java.util.concurrent.ScheduledExecutorService.class)
                .check(weft);
    }

    @Test
    void onlyThePainterMakesAThreadInThePictureRoom() {
        noClasses()
                .that()
                .resideInAPackage(House.ROOT + "picture..")
                .and()
                .doNotHaveSimpleName("Painter")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, java.util.concurrent.Executors.class)
                .check(weft);
    }

    @Test
    void thereIsOneCrossingToTheScreensThread() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.weft.view.FxFrames")
                .should()
                .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
                .check(weft);
    }

    @Test
    void nothingIsSynchronized() throws IOException {
        methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED).check(weft);
        assertThat(sourcesWith("synchronized (")).isEmpty();
    }

    @Test
    void onlyThePolicyWriterMayWriteToACluster() {
        for (var verb : Set.of("create", "patch", "replace", "update", "delete", "serverSideApply", "edit")) {
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.weft.kube.write.PolicyWriter")
                    .should()
                    .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                            "fabric8's " + verb,
                            call -> call.getTarget().getName().equals(verb)
                                    && call.getTarget().getOwner().getPackageName().startsWith(FABRIC8)))
                    .check(weft);
        }
    }

    @Test
    void nothingButTheWriterAndReviewsSendABodyToAnApiServer() {
        var builder = "io.fabric8.kubernetes.client.http";
        for (var verb : Set.of("put", "post", "patch", "delete", "method")) {
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.weft.kube.api.Exchange")
                    .should()
                    .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                            "an HTTP request by " + verb,
                            call -> call.getTarget().getName().equals(verb)
                                    && call.getTarget().getOwner().getPackageName().equals(builder)))
                    .check(weft);
        }
        var mayCall = java.util.Map.of(
                "write", "dev.weft.kube.write.PolicyWriter", "post", "dev.weft.kube.access.AccessReviews");
        mayCall.forEach((method, caller) -> noClasses()
                .that()
                .doNotHaveFullyQualifiedName(caller)
                .should()
                .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "Exchange." + method,
                        call -> call.getTarget().getName().equals(method)
                                && call.getTarget().getOwner().getFullName().equals("dev.weft.kube.api.Exchange")))
                .check(weft));
    }

    @Test
    void valueRoomsHoldValues() {
        var broken = new TreeSet<String>();
        for (var type : weft) {
            var room = type.getPackageName().substring(House.ROOT.length());
            if (House.VALUE_ROOMS.contains(room) && type.getModifiers().contains(JavaModifier.PUBLIC)
                    && !House.MUTABLE.containsKey(type.getFullName()) && !isValue(type)) {
                broken.add(type.getFullName());
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyRoomHasADoorPlate() throws IOException {
        var bare = new TreeSet<String>();
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/dev/weft")).filter(Files::isDirectory)) {
            folders.filter(ArchitectureTest::holdsCode)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .forEach(folder -> bare.add(folder.toString()));
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void noRoomHoldsMoreThanTwentyFiveFiles() throws IOException {
        var full = new TreeSet<String>();
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/dev/weft")).filter(Files::isDirectory)) {
            for (var folder : folders.toList()) {
                try (Stream<Path> files = Files.list(folder)) {
                    long count = files.filter(file -> file.toString().endsWith(".java")).count();
                    if (count > 26) { // 25 and the door-plate
                        full.add(folder + ": " + count);
                    }
                }
            }
        }
        assertThat(full).isEmpty();
    }

    private static boolean isValue(JavaClass type) {
        if (type.isInterface() || type.isEnum() || type.isRecord() || type.isAnnotation()) {
            return true;
        }
        return type.getModifiers().contains(JavaModifier.FINAL)
                && type.getFields().stream().allMatch(ArchitectureTest::isFinal);
    }

    private static boolean isFinal(JavaField field) {
        return field.getModifiers().contains(JavaModifier.FINAL);
    }

    private static boolean within(JavaClass type, List<String> packages) {
        return packages.stream().anyMatch(allowed -> {
            var name = allowed.substring(0, allowed.length() - 2);
            return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
        });
    }

    private static boolean holdsCode(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static List<String> sourcesWith(String text) throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains(text)) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }
}
