package io.nosqlc.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The last lines of a node's log and of its standard error, without the frames of stack
 * traces, which would leave no room for their messages.
 */
final class LogTail {

	private static final int LINES = 30;

	private final NodeSettings node;

	LogTail(NodeSettings node) {
		this.node = node;
	}

	boolean tellsOfATakenPort() {
		return lines().anyMatch((line) -> line.contains("Address already in use")
				|| line.contains("is in use by another process") || line.contains("Failed to bind port"));
	}

	@Override
	public String toString() {
		List<String> lines = lines().filter((line) -> !line.startsWith("\tat ") && !line.startsWith("\t... ")).toList();
		if (lines.isEmpty()) {
			return "It has logged nothing.";
		}
		int from = Math.max(0, lines.size() - LINES);
		return "The end of its log:\n  " + String.join("\n  ", lines.subList(from, lines.size()));
	}

	private Stream<String> lines() {
		return Stream.concat(lines(this.node.logDirectory().resolve("server.log")), lines(this.node.errorFile()));
	}

	private static Stream<String> lines(Path file) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines();
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

}
