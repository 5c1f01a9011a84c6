package io.nosqlc.cassandra.update;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between a client and a server, and now and then holds up what one says to the
 * other, or hangs up.
 */
final class FaultyProxy implements AutoCloseable {

	private static final int CHUNK = 64 * 1024;

	private final InetSocketAddress server;

	private final ServerSocket listener;

	private final Random random;

	private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

	private final AtomicInteger faults = new AtomicInteger();

	private volatile int faultsPerThousand;

	private volatile long answersHeldUntil;

	private volatile boolean answersAreLost;

	FaultyProxy(InetSocketAddress server, long seed) throws IOException {
		this.server = server;
		this.random = new Random(seed);
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		start(this::accept);
	}

	InetSocketAddress address() {
		return new InetSocketAddress(this.listener.getInetAddress(), this.listener.getLocalPort());
	}

	/**
	 * From now on, makes faults on so many of thousand pieces of what is said.
	 */
	void failSometimes(int perThousand) {
		this.faultsPerThousand = perThousand;
	}

	/**
	 * Keeps back all answers of the server for a time.
	 */
	void holdAnswers(long millis) {
		this.answersHeldUntil = System.nanoTime() + millis * 1_000_000;
	}

	/**
	 * Hangs up instead of giving the next answer.
	 */
	void loseNextAnswer() {
		this.answersAreLost = true;
	}

	int faults() {
		return this.faults.get();
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		this.sockets.forEach(FaultyProxy::hangUp);
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.listener.accept();
				Socket upstream = new Socket();
				upstream.connect(this.server);
				this.sockets.add(client);
				this.sockets.add(upstream);
				start(() -> pass(client, upstream, false));
				start(() -> pass(upstream, client, true));
			}
		}
		catch (IOException ex) {
			this.sockets.forEach(FaultyProxy::hangUp);
		}
	}

	private void pass(Socket from, Socket to, boolean answers) {
		byte[] buffer = new byte[CHUNK];
		try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			int length = in.read(buffer);
			while (length >= 0 && !hangsUp(answers)) {
				holdUp(answers);
				out.write(buffer, 0, length);
				out.flush();
				length = in.read(buffer);
			}
		}
		catch (IOException ex) {
			hangUp(to);
		}
		finally {
			hangUp(from);
			hangUp(to);
		}
	}

	private boolean hangsUp(boolean answers) {
		if (answers && this.answersAreLost) {
			this.answersAreLost = false;
			this.faults.incrementAndGet();
			return true;
		}
		return chance(10 * 1000);
	}

	private void holdUp(boolean answers) {
		if (answers) {
			long left = this.answersHeldUntil - System.nanoTime();
			if (left > 0) {
				this.faults.incrementAndGet();
				LockSupport.parkNanos(left);
			}
		}
		if (chance(1000)) {
			LockSupport.parkNanos((100 + next(400)) * 1_000_000L);
		}
	}

	private boolean chance(int of) {
		boolean hit = this.faultsPerThousand > 0 && next(of) < this.faultsPerThousand;
		if (hit) {
			this.faults.incrementAndGet();
		}
		return hit;
	}

	private synchronized int next(int bound) {
		return this.random.nextInt(bound);
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "faulty-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private static void hangUp(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new AssertionError("A socket always closes", ex);
		}
	}

}
