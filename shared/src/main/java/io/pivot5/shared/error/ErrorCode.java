package io.pivot5.shared.error;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Every reason a request can fail for, with its HTTP status and title. The code a client sees is the name in lower
/// case; it is public interface and never changes its meaning.
public enum ErrorCode {
    INVALID_REQUEST(400, "The request is not valid"),
    MALFORMED_JSON(400, "The body is not valid JSON"),
    INVALID_PARAMETER(400, "A parameter is not valid"),
    UNKNOWN_PARAMETER(400, "The request has a parameter that does not exist"),
    DUPLICATE_PARAMETER(400, "A parameter is given more than once"),
    INVALID_MESSAGE(400, "The message is not valid"),
    MALFORMED_REQUEST(400, "The request is not valid HTTP"),

    UNAUTHENTICATED(401, "An API key is required"),
    FORBIDDEN(403, "The key does not permit this"),

    UNKNOWN_ROUTE(404, "There is nothing at this address"),
    UNKNOWN_CHANNEL(404, "There is no such channel"),
    UNKNOWN_OBJECT(404, "There is no such file"),

    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be produced"),
    REQUEST_TIMEOUT(408, "The request took too long to arrive"),
    ALREADY_EXISTS(409, "It exists already"),
    PRECONDITION_FAILED(412, "A precondition of the request is not met"),
    TOO_LARGE(413, "The request is too large"),
    URI_TOO_LONG(414, "The request line is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    RANGE_NOT_SATISFIABLE(416, "The range lies outside the file"),
    HEADERS_TOO_LARGE(431, "The request headers are too large"),

    INTERNAL(500, "Something went wrong on the server"),

    SOURCE_UNAVAILABLE(503, "The source database is not reachable"),
    DATABASE_UNAVAILABLE(503, "The database of Pivot5 is not reachable"),
    BUS_UNAVAILABLE(503, "The other nodes are not reachable"),
    STORE_UNAVAILABLE(503, "The bucket is not reachable"),
    STORAGE_FULL(507, "There is no space left to store the result"),
    SHUTTING_DOWN(503, "The server is shutting down");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /// The stable word of the wire format, for example `unknown_channel`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ErrorCode> ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code().equals(code))
                .findFirst();
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
