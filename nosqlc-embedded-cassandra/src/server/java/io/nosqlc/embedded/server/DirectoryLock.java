package io.nosqlc.embedded.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two servers from using one directory. The operating system drops the lock with the process, however it ends.
 */
final class DirectoryLock {

	/**
	 * How long a server is waited for whose parent may just have died, and how long one that has said that it ends.
	 */
	private static final long PATIENCE_MILLIS = 1_000;

	private static final long PATIENCE_WITH_AN_ENDING_ONE_MILLIS = 30_000;

	private static final String ENDING = "ending";

	private static final long RETRY_MILLIS = 50;

	private final Path directory;

	private FileLock lock;

	DirectoryLock(Path directory) {
		this.directory = directory;
	}

	/**
	 * Waits a moment for a server that is just ending.
	 * @return false if another server uses the directory and goes on
	 */
	boolean acquire() throws IOException, InterruptedException {
		Files.createDirectories(this.directory);
		FileChannel channel = FileChannel.open(file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		long begin = System.nanoTime();
		this.lock = channel.tryLock();
		while (this.lock == null && System.nanoTime() - begin < patienceNanos()) {
			Thread.sleep(RETRY_MILLIS);
			this.lock = channel.tryLock();
		}
		if (this.lock == null) {
			channel.close();
			return false;
		}
		write(Long.toString(ProcessHandle.current().pid()));
		return true;
	}

	private long patienceNanos() throws IOException {
		boolean ending = Files.readString(file()).equals(ENDING);
		return (ending ? PATIENCE_WITH_AN_ENDING_ONE_MILLIS : PATIENCE_MILLIS) * 1_000_000;
	}

	/**
	 * Tells a server that waits for the directory to wait longer.
	 */
	void announceEnd() {
		try {
			if (this.lock != null && this.lock.isValid()) {
				write(ENDING);
			}
		}
		catch (IOException ex) {
			System.err.println("Cannot tell others that '" + this.directory + "' becomes free: " + ex);
		}
	}

	private void write(String content) throws IOException {
		FileChannel channel = (FileChannel) this.lock.acquiredBy();
		channel.truncate(0);
		channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)), 0);
	}

	private Path file() {
		return this.directory.resolve("server.lock");
	}

	void release() {
		try {
			if (this.lock != null) {
				this.lock.acquiredBy().close();
			}
		}
		catch (IOException ex) {
			System.err.println("Cannot release the lock of '" + this.directory + "' before this process ends: " + ex);
		}
	}

}
