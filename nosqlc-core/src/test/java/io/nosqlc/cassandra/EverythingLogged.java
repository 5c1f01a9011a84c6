package io.nosqlc.cassandra;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Collects what all loggers have to say at any level, and what tests add, until it is
 * closed.
 */
final class EverythingLogged extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private static final List<String> TALKATIVE = List.of("io.nosqlc", "com.datastax.oss.driver");

	private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

	private final Logger root = logger(Logger.ROOT_LOGGER_NAME);

	private final Appender<ILoggingEvent> console = this.root.getAppender("CONSOLE");

	private final Level[] levels = TALKATIVE.stream().map((name) -> logger(name).getLevel()).toArray(Level[]::new);

	EverythingLogged() {
		start();
		this.root.detachAppender(this.console);
		this.root.addAppender(this);
		TALKATIVE.forEach((name) -> logger(name).setLevel(Level.TRACE));
	}

	void add(Object text) {
		this.lines.add(String.valueOf(text));
	}

	/**
	 * Adds an exception as a log would show it: causes, suppressed ones and all.
	 */
	void add(Throwable error) {
		this.lines.add(ThrowableProxyUtil.asString(new ThrowableProxy(Objects.requireNonNull(error))));
	}

	String text() {
		return this.lines.stream().collect(Collectors.joining("\n"));
	}

	@Override
	protected void append(ILoggingEvent event) {
		String trace = (event.getThrowableProxy() != null) ? ThrowableProxyUtil.asString(event.getThrowableProxy())
				: "";
		this.lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + trace);
	}

	@Override
	public void close() {
		for (int i = 0; i < TALKATIVE.size(); i++) {
			logger(TALKATIVE.get(i)).setLevel(this.levels[i]);
		}
		this.root.detachAppender(this);
		this.root.addAppender(this.console);
	}

	private static Logger logger(String name) {
		return (Logger) LoggerFactory.getLogger(name);
	}

}
