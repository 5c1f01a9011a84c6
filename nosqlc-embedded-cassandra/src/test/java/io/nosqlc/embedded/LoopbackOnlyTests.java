package io.nosqlc.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

@WithEmbeddedCassandra
@EnabledOnOs(value = OS.LINUX, disabledReason = "Only Linux lists a process's sockets under /proc")
class LoopbackOnlyTests {

	private static final String LISTENING = "0A";

	@Test
	void nothingButTheTwoPortsOnTheLoopbackAddressIsListenedOn(EmbeddedCassandra cassandra) throws IOException {
		List<String> listening = listeningAddresses(cassandra.node(0).pid());
		assertThat(listening).hasSize(2).allMatch((address) -> address.startsWith("0100007F:"));
		assertThat(listening).contains(String.format("0100007F:%04X", cassandra.port()));
	}

	private static List<String> listeningAddresses(long pid) throws IOException {
		Set<String> inodes = socketInodes(pid);
		return Stream.of("tcp", "tcp6")
			.flatMap((table) -> lines(Path.of("/proc", Long.toString(pid), "net", table)))
			.map((line) -> line.trim().split("\\s+"))
			.filter((columns) -> columns[3].equals(LISTENING) && inodes.contains(columns[9]))
			.map((columns) -> columns[1])
			.toList();
	}

	private static Stream<String> lines(Path file) {
		try {
			return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.empty();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static Set<String> socketInodes(long pid) throws IOException {
		try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
			return descriptors.map(LoopbackOnlyTests::target)
				.filter((target) -> target.startsWith("socket:["))
				.map((target) -> target.substring("socket:[".length(), target.length() - 1))
				.collect(Collectors.toSet());
		}
	}

	private static String target(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString();
		}
		catch (IOException ex) {
			return "closed meanwhile";
		}
	}

}
