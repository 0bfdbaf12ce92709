package io.pivot5.app.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.LogFormat;
import io.pivot5.shared.settings.Settings;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The log: a line an event on standard error, as text for people or as JSON for collectors.
public final class Logging {
    /// Libraries that tell more than an operator wants to know.
    private static final List<String> TALKATIVE =
            List.of("com.hazelcast", "io.netty", "io.vertx", "io.zonky", "org.flywaydb", "okhttp3", "org.apache");

    private Logging() {}

    public static void configure(Configuration configuration) {
        configure(
                configuration.get(Settings.LOG),
                Level.valueOf(configuration.get(Settings.LOG_LEVEL).name()));
    }

    /// For commands that print a result: only what went wrong.
    public static void quiet() {
        configure(LogFormat.TEXT, Level.ERROR);
    }

    private static void configure(LogFormat format, Level level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Encoder<ILoggingEvent> encoder = encoder(format, context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(appender);
        for (String name : TALKATIVE) {
            context.getLogger(name).setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
        }
        // Two event loops count in one gauge, which Micrometer takes for a mistake.
        context.getLogger("io.micrometer.core.instrument.MeterRegistry").setLevel(Level.ERROR);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static Encoder<ILoggingEvent> encoder(LogFormat format, LoggerContext context) {
        return switch (format) {
            case TEXT -> {
                PatternLayoutEncoder text = new PatternLayoutEncoder();
                text.setContext(context);
                text.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{0} - %msg %kvp{NONE}%n");
                yield text;
            }
            case JSON -> {
                JsonEncoder json = new JsonEncoder();
                json.setContext(context);
                json.setWithSequenceNumber(false);
                json.setWithNanoseconds(false);
                json.setWithContext(false);
                json.setWithFormattedMessage(true);
                json.setWithMessage(false);
                json.setWithArguments(false);
                yield json;
            }
        };
    }
}
