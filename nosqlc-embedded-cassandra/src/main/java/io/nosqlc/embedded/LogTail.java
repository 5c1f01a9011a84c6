package io.nosqlc.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The last lines of a node's log, or of its standard error if it has logged nothing, for
 * people to read: long lines are cut, frames of stack traces left out, and passwords
 * hidden.
 */
final class LogTail {

	private static final int LINES = 25;

	private static final int COLUMNS = 240;

	private final NodeSettings node;

	private final List<String> lines;

	LogTail(NodeSettings node) {
		this.node = node;
		List<String> logged = lines(node.logDirectory().resolve("server.log"));
		this.lines = logged.isEmpty() ? lines(node.errorFile()) : logged;
	}

	boolean tellsOfATakenPort() {
		return this.lines.stream()
			.anyMatch((line) -> line.contains("Address already in use") || line.contains("is in use by another process")
					|| line.contains("Failed to bind port"));
	}

	@Override
	public String toString() {
		List<String> readable = this.lines.stream()
			.filter((line) -> !line.startsWith("\tat ") && !line.startsWith("\t... "))
			.map(this::hidePasswords)
			.map((line) -> (line.length() > COLUMNS) ? line.substring(0, COLUMNS) + " ..." : line)
			.toList();
		if (readable.isEmpty()) {
			return "It has logged nothing.";
		}
		int from = Math.max(0, readable.size() - LINES);
		return "The end of its log:\n  " + String.join("\n  ", readable.subList(from, readable.size()));
	}

	private String hidePasswords(String line) {
		EmbeddedCassandraTls tls = this.node.options().tls();
		if (tls == null) {
			return line;
		}
		return hide(tls.truststorePassword(), hide(tls.keystorePassword(), line));
	}

	private static String hide(@Nullable String password, String line) {
		String secret = Objects.requireNonNullElse(password, "");
		return secret.isEmpty() ? line : line.replace(secret, "******");
	}

	private static List<String> lines(Path file) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

}
