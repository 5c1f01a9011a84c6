package io.nosqlc;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * What the calls of one client run with: the executor of continuations and the limits of
 * asynchronous work. For driver authors; safe for use by several threads. It needs no
 * closing: its threads are made when first needed and end by themselves when idle.
 */
public final class ClientRuntime {

	private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

	private static final int IDLE_SECONDS = 5;

	private final ClientOptions options;

	private final ThreadPoolExecutor own;

	private final Executor callbacks;

	private final OperationGate gate;

	/**
	 * Creates the runtime of a client.
	 * @param options its limits
	 * @param application executor of the application for continuations; {@code null} for
	 * threads of the client's own, which also serve when the application's executor
	 * rejects a task, or would run it within the call that hands it over
	 */
	public ClientRuntime(ClientOptions options, @Nullable Executor application) {
		this.options = options;
		this.own = ownThreads();
		this.callbacks = (application != null) ? (task) -> executeOn(application, task) : this.own;
		this.gate = new OperationGate(options.maxInFlight(), options.maxWaiting());
	}

	/**
	 * Returns the limits of the client.
	 */
	public ClientOptions options() {
		return this.options;
	}

	/**
	 * Returns what runs continuations of asynchronous calls. It never rejects.
	 */
	public Executor callbacks() {
		return this.callbacks;
	}

	/**
	 * Runs an asynchronous operation when its turn has come.
	 * @param operation gets the executor to continue on, which is {@link #callbacks()} in
	 * effect, and starts; not called at all when too many are waiting
	 * @return a stage that completes on {@link #callbacks()}
	 */
	public <R extends @Nullable Object> CompletionStage<R> submit(CallerThread.Operation<R> operation) {
		return this.gate.submit(operation, this.callbacks);
	}

	/**
	 * Runs an operation for a caller that waits: what follows each answer runs on the
	 * caller's own thread.
	 * @param operation gets the executor to continue on, and starts
	 * @return what the operation completes with
	 */
	public <R extends @Nullable Object> R call(CallerThread.Operation<R> operation) {
		return new CallerThread(this.own).call(operation);
	}

	CallerThread newCallerThread() {
		return new CallerThread(this.own);
	}

	/**
	 * An executor that refuses, whatever it throws, has not taken the task.
	 */
	private void executeOn(Executor application, Runnable task) {
		Handover handover = new Handover(task);
		try {
			application.execute(handover);
		}
		catch (RuntimeException ex) {
			this.own.execute(task);
			return;
		}
		handover.done = true;
	}

	/**
	 * The queue has no bound of its own, but what is put into it has: operations that are
	 * submitted have one continuation each and pass the gate, bulks have their own limit
	 * of writes in flight, and a subscription has one fetch at a time.
	 */
	private static ThreadPoolExecutor ownThreads() {
		AtomicInteger count = new AtomicInteger();
		ThreadPoolExecutor pool = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), (task) -> {
					Thread thread = new Thread(task, "nosqlc-callback-" + count.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	/**
	 * A task that does not run within the call that hands it over, as it would on an
	 * executor that lets its callers do its work: the caller may be an I/O thread.
	 */
	private final class Handover implements Runnable {

		private final Runnable task;

		private final Thread giver = Thread.currentThread();

		/** Used by the giver only. */
		private boolean done;

		Handover(Runnable task) {
			this.task = task;
		}

		@Override
		public void run() {
			if (Thread.currentThread() == this.giver && !this.done) {
				ClientRuntime.this.own.execute(this.task);
			}
			else {
				this.task.run();
			}
		}

	}

}
