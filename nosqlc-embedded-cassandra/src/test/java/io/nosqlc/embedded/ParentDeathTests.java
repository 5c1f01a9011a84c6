package io.nosqlc.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ParentDeathTests {

	@TempDir
	private Path temporary;

	@Test
	void theServerEndsWithAParentThatIsKilled() throws Exception {
		Process parent = launchParent("wait");
		ProcessHandle server = awaitServer(parent);
		assertThat(server.isAlive()).isTrue();
		parent.destroyForcibly().waitFor();
		awaitEnd(server);
	}

	@Test
	void theServerEndsWithAParentThatForgetsToCloseIt() throws Exception {
		Process parent = launchParent("exit");
		ProcessHandle server = awaitServer(parent);
		assertThat(parent.waitFor()).isZero();
		awaitEnd(server);
	}

	/**
	 * A first server still writes its archive of classes when its port and its files are
	 * gone.
	 */
	private void awaitEnd(ProcessHandle server) {
		await().atMost(Duration.ofSeconds(30)).until(() -> !server.isAlive());
		assertThat(this.temporary).isEmptyDirectory();
	}

	private Process launchParent(String mode) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
						"-Djava.io.tmpdir=" + this.temporary, "-XX:-UsePerfData", "-cp",
						System.getProperty("java.class.path"), Parent.class.getName(), mode));
		return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	private static ProcessHandle awaitServer(Process parent) throws IOException {
		BufferedReader output = parent.inputReader();
		return ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
	}

	/**
	 * An application that starts a server and never closes it.
	 */
	static final class Parent {

		private Parent() {
		}

		public static void main(String[] args) throws Exception {
			EmbeddedCassandra server = EmbeddedCassandra.shared();
			System.out.println(server.node(0).pid());
			if (args[0].equals("wait")) {
				new CountDownLatch(1).await();
			}
		}

	}

}
