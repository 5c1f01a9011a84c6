package io.nosqlc.embedded.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.cassandra.service.CassandraDaemon;
import org.apache.cassandra.service.StorageService;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Starts Cassandra in this process and ends it when standard input ends, which happens when the parent closes the pipe or
 * dies, however it dies.
 *
 * <p>
 * What the parent must know goes to standard output, a word to a line: {@code ready}, {@code in-use}, {@code stopped}.
 * Everything else that wants to be printed goes to standard error.
 */
public final class Launcher {

	private static final long STOP_TIMEOUT_MILLIS = 20_000;

	private final PrintStream parent = System.out;

	private final Path runDirectory = Path.of(System.getProperty("nosqlc.run-directory"));

	private final boolean drains = Boolean.getBoolean("nosqlc.drain");

	private final DirectoryLock lock = new DirectoryLock(Path.of(System.getProperty("cassandra.storagedir")));

	private volatile boolean started;

	private volatile boolean ready;

	private Launcher() {
	}

	public static void main(String[] args) throws Exception {
		new Launcher().run();
	}

	private void run() throws IOException, InterruptedException {
		System.setOut(System.err);
		ignoreSignalsOfTheTerminal();
		startDaemon("nosqlc-parent-watch", this::stopWhenTheParentEnds);
		if (!this.lock.acquire()) {
			this.parent.println("in-use");
			Runtime.getRuntime().halt(1);
		}
		CassandraDaemon.main(new String[0]);
		this.started = true;
		Readiness.await();
		this.ready = true;
		this.parent.println("ready");
	}

	/**
	 * Ctrl-C reaches every process of the terminal, but the parent may still need its server to shut down in order.
	 */
	private static void ignoreSignalsOfTheTerminal() {
		Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
		Signal.handle(new Signal("HUP"), SignalHandler.SIG_IGN);
	}

	private void stopWhenTheParentEnds() {
		try {
			System.in.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			System.err.println("The pipe to the parent process broke: " + ex);
		}
		stop();
	}

	private void stop() {
		startDaemon("nosqlc-stop-timer", Launcher::haltLater);
		this.lock.announceEnd();
		if (this.started) {
			stopServing();
		}
		DirectoryTree.delete(this.runDirectory);
		if (this.ready) {
			markArchive();
		}
		this.lock.release();
		this.parent.println("stopped");
		Runtime.getRuntime().halt(0);
	}

	/**
	 * Leaves nothing to replay where data is kept. Elsewhere the end of the process is stop enough, but clients must not
	 * be served while the virtual machine writes its archive of classes.
	 */
	private void stopServing() {
		try {
			if (this.drains) {
				StorageService.instance.drain();
			}
			else {
				StorageService.instance.stopNativeTransport(true);
			}
		}
		catch (Exception ex) {
			System.err.println("Cassandra did not stop in order; its commit log is replayed at the next start: " + ex);
		}
	}

	/**
	 * The virtual machine writes its archive of classes whenever it ends, but one of a failed start lacks most classes.
	 */
	private static void markArchive() {
		String mark = System.getProperty("nosqlc.archive-mark");
		try {
			if (mark != null) {
				Files.createFile(Path.of(mark));
			}
		}
		catch (IOException ex) {
			System.err.println("The archive of classes will not be used: " + ex);
		}
	}

	private static void haltLater() {
		try {
			Thread.sleep(STOP_TIMEOUT_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().halt(2);
	}

	private static void startDaemon(String name, Runnable work) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		thread.start();
	}

}
