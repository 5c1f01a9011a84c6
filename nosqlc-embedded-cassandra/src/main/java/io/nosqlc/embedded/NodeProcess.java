package io.nosqlc.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running node: its process, the pipe that keeps it alive, and the pipe on which it
 * reports.
 *
 * <p>
 * The process ends when the first pipe closes. The operating system closes it with this
 * process, so that nothing has to run for that when this process is killed.
 */
final class NodeProcess {

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

	private final NodeSettings node;

	private final Process process;

	private final CompletableFuture<State> start = new CompletableFuture<>();

	private final CompletableFuture<State> stop = new CompletableFuture<>();

	private NodeProcess(NodeSettings node, Process process) {
		this.node = node;
		this.process = process;
	}

	/**
	 * Starts the process and does not wait for it.
	 */
	static NodeProcess launch(NodeSettings node, List<String> command) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).directory(node.runDirectory().toFile())
				.redirectError(node.errorFile().toFile());
			// Agents and options meant for the application would change the server, and
			// agents disable the class archive.
			List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
				.forEach(builder.environment()::remove);
			NodeProcess started = new NodeProcess(node, builder.start());
			started.listen();
			return started;
		}
		catch (IOException ex) {
			throw new EmbeddedCassandraException("Cannot run '" + command.get(0) + "': " + ex.getMessage()
					+ ". Name another Java runtime with the option 'javaHome' or the system property '"
					+ JavaRuntimeChoice.PROPERTY + "'.", ex);
		}
	}

	private void listen() {
		Thread reader = new Thread(this::readReports, "nosqlc-embedded-" + this.process.pid());
		reader.setDaemon(true);
		reader.start();
	}

	private void readReports() {
		try (BufferedReader reports = this.process.inputReader()) {
			for (String report = reports.readLine(); report != null; report = reports.readLine()) {
				report(report);
			}
		}
		catch (IOException ex) {
			// The pipe broke because the process was killed.
		}
		this.start.complete(State.ENDED);
		this.stop.complete(State.ENDED);
	}

	private void report(String report) {
		switch (report) {
			case "ready" -> this.start.complete(State.READY);
			case "in-use" -> this.start.complete(State.DIRECTORY_IN_USE);
			case "stopped" -> this.stop.complete(State.ENDED);
			default -> {
			}
		}
	}

	/**
	 * Waits until clients can connect, or fails with the end of the log. A process that
	 * failed has ended.
	 */
	void awaitReady(long deadlineNanos) throws TakenPortException {
		State state = State.ENDED;
		try {
			state = this.start.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			state = State.TOO_SLOW;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			state = State.INTERRUPTED;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A start never completes with an exception", ex);
		}
		if (state != State.READY) {
			throw failure(state);
		}
	}

	private RuntimeException failure(State state) throws TakenPortException {
		kill();
		LogTail log = new LogTail(this.node);
		return switch (state) {
			case DIRECTORY_IN_USE -> new EmbeddedCassandraException(
					"Cannot start Cassandra on '" + this.node.dataDirectory() + "': another server" + otherProcess()
							+ " uses this directory. Stop that one, or name another directory.");
			case TOO_SLOW -> new EmbeddedCassandraException(
					"Cassandra did not start within " + this.node.options().startTimeout().toSeconds()
							+ " s. If the log shows progress, allow more time with the option 'startTimeout'. " + log);
			case INTERRUPTED -> new EmbeddedCassandraException(
					"Cassandra was not started, because the thread that waited for it was interrupted.");
			default -> {
				if (log.tellsOfATakenPort()) {
					throw new TakenPortException(log);
				}
				yield new EmbeddedCassandraException("Cassandra ended with exit code '" + this.process.exitValue()
						+ "' while it started. Mend what the log complains of. " + log);
			}
		};
	}

	private String otherProcess() {
		try {
			String pid = Files.readString(this.node.dataDirectory().resolve("server.lock"));
			return pid.matches("\\d+") ? " (process " + pid + ")" : "";
		}
		catch (IOException ex) {
			return "";
		}
	}

	/**
	 * Asks the process to end, and returns at once.
	 */
	void beginStop() {
		try {
			this.process.getOutputStream().close();
		}
		catch (IOException ex) {
			this.process.destroyForcibly();
		}
	}

	/**
	 * Waits until the node serves nobody and has deleted what it does not keep. Its
	 * process may stay a little longer to write the archive of its classes.
	 */
	void awaitStop() {
		try {
			this.stop.get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			kill();
			Thread.currentThread().interrupt();
		}
		catch (TimeoutException | ExecutionException ex) {
			kill();
		}
	}

	/**
	 * Ends the process as a power cut would.
	 */
	void kill() {
		this.process.destroyForcibly();
		boolean interrupted = false;
		while (this.process.isAlive()) {
			try {
				this.process.waitFor();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	boolean isAlive() {
		return this.process.isAlive() && !this.stop.isDone();
	}

	long pid() {
		return this.process.pid();
	}

	private enum State {

		READY, DIRECTORY_IN_USE, TOO_SLOW, INTERRUPTED, ENDED

	}

	/**
	 * Another process took a port between its choice and its use.
	 */
	static final class TakenPortException extends Exception {

		private static final long serialVersionUID = 1;

		private TakenPortException(LogTail log) {
			super("Cassandra did not start, because another process uses its port. Stop that process, or use port 0. "
					+ log);
		}

		EmbeddedCassandraException unchecked() {
			return new EmbeddedCassandraException(String.valueOf(getMessage()), this);
		}

	}

}
