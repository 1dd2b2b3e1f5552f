package dev.millrace.local.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Writes the process's log to a file of at most 10 MB and keeps one before it. */
public final class RunLog implements AutoCloseable {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(RunLog.class);
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX} %-5level [%thread] %logger{30} - %msg%n";
  private static final FileSize LARGEST = FileSize.valueOf("10MB");

  private final Logger root;
  private final RollingFileAppender<ILoggingEvent> appender;

  private RunLog(Logger root, RollingFileAppender<ILoggingEvent> appender) {
    this.root = root;
    this.appender = appender;
  }

  /** Appends to the file from now on. */
  public static RunLog to(Path file) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName(file.toString());
    appender.setFile(file.toString());
    appender.setEncoder(encoder(context));

    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(file + ".%i");
    rolling.setMinIndex(1);
    rolling.setMaxIndex(1);
    rolling.start();
    appender.setRollingPolicy(rolling);

    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(LARGEST);
    trigger.start();
    appender.setTriggeringPolicy(trigger);

    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    return new RunLog(root, appender);
  }

  /** Marks where a process begins to write. */
  public void begins(String run, long process) {
    LOG.info("process {} works on run {}, Java {}", process, run, Runtime.version());
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }

  private static PatternLayoutEncoder encoder(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    return encoder;
  }
}
