package io.nosqlc;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import io.nosqlc.error.ClientClosedException;
import io.nosqlc.internal.value.Names;

/**
 * What every client does alike: names are validated, collections are shared while
 * referenced, closing happens once. For driver authors.
 */
public abstract class AbstractClient implements Client {

	private final String url;

	private final ClientRuntime runtime;

	private final AtomicBoolean closed = new AtomicBoolean();

	private final Cache<String, Collection> collections = Caffeine.newBuilder().weakValues().build();

	/**
	 * Creates a client.
	 * @param url the URL it was opened with; credentials in it are never shown
	 * @param runtime what its collections run asynchronous calls with
	 */
	protected AbstractClient(String url, ClientRuntime runtime) {
		this.url = Urls.withoutCredentials(url);
		this.runtime = runtime;
	}

	/**
	 * Makes the collection of a name that is valid and has no live instance yet. Must not
	 * do any I/O.
	 */
	protected abstract Collection createCollection(String name);

	/**
	 * Releases what this client opened. Called once.
	 */
	protected abstract void release();

	/**
	 * Returns what this client is built on, or {@code null} if there is no such thing.
	 */
	protected <T> @Nullable T findWrapped(Class<T> type) {
		return null;
	}

	/**
	 * Returns what runs this client's asynchronous calls.
	 */
	protected final ClientRuntime runtime() {
		return this.runtime;
	}

	@Override
	public final Collection getCollection(String name) {
		ensureOpen();
		String valid = Names.collection(name);
		return Objects.requireNonNull(this.collections.get(valid, this::createCollection));
	}

	@Override
	public final String getUrl() {
		return this.url;
	}

	@Override
	public final boolean isClosed() {
		return this.closed.get();
	}

	@Override
	public final void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.collections.invalidateAll();
			release();
		}
	}

	@Override
	public final <T> T unwrap(Class<T> type) {
		ensureOpen();
		T wrapped = wrapped(type);
		if (wrapped == null) {
			throw new UnsupportedOperationException("Client '" + this.url + "' is no wrapper for " + type.getName()
					+ ": its driver has nothing of that type. Ask isWrapperFor first.");
		}
		return wrapped;
	}

	@Override
	public final boolean isWrapperFor(Class<?> type) {
		ensureOpen();
		return wrapped(type) != null;
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + this.url + "]";
	}

	private <T> @Nullable T wrapped(Class<T> type) {
		if (type == ClientRuntime.class) {
			return type.cast(this.runtime);
		}
		return type.isInstance(this) ? type.cast(this) : findWrapped(type);
	}

	final void ensureOpen() {
		if (isClosed()) {
			throw new ClientClosedException(
					"Client '" + this.url + "' is closed. Use it before close(), or open another one.");
		}
	}

}
