package io.pivot5.shared.testing;

import java.util.concurrent.CountDownLatch;

/// What [FaultyProxy] does to one exchange.
public sealed interface Fault {

    /// The body breaks off after so many bytes, and the connection with it.
    record CutBody(long after) implements Fault {}

    /// The body stops after so many bytes until `until` is open; then the connection ends.
    record StallBody(long after, CountDownLatch until) implements Fault {}

    /// Nothing is passed on before `until` is open; then the connection ends.
    record Hang(CountDownLatch until) implements Fault {}

    /// The server is not asked; this is the answer.
    record Answer(int status, String code) implements Fault {}

    /// The server does its work, and its reply never arrives.
    record LoseReply() implements Fault {}

    /// The connection ends before the server is asked.
    record Refuse() implements Fault {}

    /// The body is shorter than the range that the head announces.
    record WrongLength() implements Fault {}

    /// The head names another version of the object.
    record WrongETag() implements Fault {}

    /// The head of the answer has no ETag.
    record NoETag() implements Fault {}
}
