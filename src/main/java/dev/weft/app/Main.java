package dev.weft.app;

/// Where the program starts. Does not extend `Application`: a class-path start would refuse that.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.err.println("not wired yet: " + String.join(" ", args));
    }
}
