package io.pivot5.app;

/// Entry point of the product; `./pivot5` passes on the user's arguments as they are.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.out.println(String.join(" ", arguments));
    }
}
