package io.nosqlc.cassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The threads of sessions and clients, and the sockets, that have come since this was
 * made.
 */
final class Leftovers {

	private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

	/** Elsewhere only threads are searched for. */
	static final boolean SOCKETS_CAN_BE_COUNTED = Files.exists(DESCRIPTORS);

	private final Set<Thread> threads = threads();

	private final long sockets = sockets();

	/**
	 * Netty's global executor is shared by all sessions and comes and goes; so do
	 * callback threads, and the JVM's.
	 */
	Set<String> newThreads() {
		Set<Thread> added = threads();
		added.removeAll(this.threads);
		return added.stream()
			.map(Thread::getName)
			.filter((name) -> name.matches("s\\d+-.*|nosqlc-.*"))
			.collect(Collectors.toSet());
	}

	long newSockets() {
		return sockets() - this.sockets;
	}

	void awaitNone() {
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			assertThat(newThreads()).isEmpty();
			assertThat(newSockets()).isNotPositive();
		});
	}

	private static Set<Thread> threads() {
		return new HashSet<>(Thread.getAllStackTraces().keySet());
	}

	private static long sockets() {
		if (!SOCKETS_CAN_BE_COUNTED) {
			return 0;
		}
		try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
			return descriptors.filter(Leftovers::isSocket).count();
		}
		catch (IOException ex) {
			throw new AssertionError("A process can list its own descriptors", ex);
		}
	}

	private static boolean isSocket(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
		}
		catch (IOException ex) {
			return false;
		}
	}

}
