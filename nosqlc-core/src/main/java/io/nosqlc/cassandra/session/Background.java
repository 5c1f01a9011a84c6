package io.nosqlc.cassandra.session;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for what goes on whether or not the caller who began it still waits.
 */
public final class Background {

	private static final int IDLE_SECONDS = 2;

	private Background() {
	}

	/**
	 * Returns what runs one task at a time, on a daemon thread that is made when it is
	 * needed and ends when it is idle. The queue has no bound of its own: it is for tasks
	 * that are few by what they are.
	 * @param name of the thread
	 */
	public static Executor named(String name) {
		ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), (task) -> {
					Thread created = new Thread(task, name);
					created.setDaemon(true);
					return created;
				});
		thread.allowCoreThreadTimeOut(true);
		return thread;
	}

}
