package io.nosqlc.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

import io.nosqlc.error.ConcurrentUpdateException;

/**
 * Threads that write again and again until their time is over.
 */
final class Writers {

	private Writers() {
	}

	/**
	 * Lets some threads write.
	 * @param count how many threads
	 * @param seconds how long each of them begins another write
	 * @param write what the thread of a number does
	 */
	static Outcome run(int count, int seconds, IntConsumer write) throws Exception {
		AtomicLong done = new AtomicLong();
		AtomicLong refused = new AtomicLong();
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		ExecutorService threads = Executors.newFixedThreadPool(count);
		try {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				int writer = i;
				running.add(threads.submit(() -> {
					while (System.nanoTime() < end) {
						try {
							write.accept(writer);
							done.incrementAndGet();
						}
						catch (ConcurrentUpdateException ex) {
							refused.incrementAndGet();
						}
					}
				}));
			}
			for (Future<?> writer : running) {
				writer.get();
			}
		}
		finally {
			threads.shutdown();
		}
		return new Outcome(done.get(), refused.get());
	}

	/**
	 * What writers did.
	 *
	 * @param done how many writes
	 * @param refused how many more found no end among those of others
	 */
	record Outcome(long done, long refused) {

	}

}
