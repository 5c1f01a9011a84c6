package io.nosqlc.test;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;

/**
 * What the groups of compliance tests share: one client for each class, and collections
 * that nobody else uses.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
public abstract class AbstractStoreTests implements StoreUnderTest {

	private @Nullable Client client;

	private @Nullable Collection collection;

	AbstractStoreTests() {
	}

	@BeforeAll
	final void openSharedClient() {
		this.client = openClient(Map.of());
		this.collection = freshCollection();
	}

	@AfterAll
	final void closeSharedClient() {
		if (this.client != null) {
			this.client.close();
		}
	}

	final Client client() {
		if (this.client == null) {
			throw new IllegalStateException("The client is opened before all tests");
		}
		return this.client;
	}

	/**
	 * Returns a collection of the shared client that was never used.
	 */
	final Collection freshCollection() {
		return client().getCollection(freshName());
	}

	/**
	 * Returns the collection of this class, whose tests keep apart by keys: on many
	 * stores a new one for each test would take long.
	 */
	final Collection sharedCollection() {
		if (this.collection == null) {
			throw new IllegalStateException("The collection is opened before all tests");
		}
		return this.collection;
	}

	static String freshKey() {
		return UUID.randomUUID().toString();
	}

	static String freshName() {
		return "c" + UUID.randomUUID().toString().replace("-", "");
	}

	static List<String> keys(Iterable<Document> documents) {
		return StreamSupport.stream(documents.spliterator(), false).map(AbstractStoreTests::key).toList();
	}

	static String key(Document document) {
		String key = document.getId();
		if (key == null) {
			throw new AssertionError("A document without _id: " + document);
		}
		return key;
	}

	/**
	 * Returns a document as it is read back: with its key as {@code _id}.
	 */
	static Document stored(String key, Map<String, ?> document) {
		return Document.copyOf(document).with(Document.ID, key);
	}

}
