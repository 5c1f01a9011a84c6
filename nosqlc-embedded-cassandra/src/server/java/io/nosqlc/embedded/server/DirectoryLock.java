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
	 * How long a server that is just ending, on behalf of a process that has ended, is waited for.
	 */
	private static final long PATIENCE_MILLIS = 10_000;

	private static final long RETRY_MILLIS = 50;

	private final Path directory;

	private FileLock lock;

	DirectoryLock(Path directory) {
		this.directory = directory;
	}

	boolean acquire() throws IOException, InterruptedException {
		Files.createDirectories(this.directory);
		FileChannel channel = FileChannel.open(this.directory.resolve("server.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
		this.lock = channel.tryLock();
		while (this.lock == null && System.nanoTime() < deadline) {
			Thread.sleep(RETRY_MILLIS);
			this.lock = channel.tryLock();
		}
		if (this.lock == null) {
			channel.close();
			return false;
		}
		writeProcessId(channel);
		return true;
	}

	private static void writeProcessId(FileChannel channel) throws IOException {
		channel.truncate(0);
		String pid = Long.toString(ProcessHandle.current().pid());
		channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
	}

	void release() {
		try {
			if (this.lock != null) {
				this.lock.channel().close();
			}
		}
		catch (IOException ex) {
			System.err.println("Cannot release the lock of '" + this.directory + "' before this process ends: " + ex);
		}
	}

}
