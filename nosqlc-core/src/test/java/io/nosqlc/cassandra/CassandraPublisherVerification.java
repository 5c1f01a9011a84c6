package io.nosqlc.cassandra;

import java.util.Map;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;

import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.FullScan;
import io.nosqlc.embedded.EmbeddedCassandra;

/**
 * What every publisher must do by the rules of reactive streams, on finds that take many
 * pages.
 */
public class CassandraPublisherVerification extends FlowPublisherVerification<Document> {

	private static final int MOST = 1000;

	private Client client;

	private Collection collection;

	public CassandraPublisherVerification() {
		super(new TestEnvironment(2_000, 200));
	}

	@BeforeClass
	public void open() {
		EmbeddedCassandra cassandra = EmbeddedCassandra.shared();
		this.client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/publishers");
		this.collection = this.client.getCollection("published");
		this.collection
			.storeAll(IntStream.range(0, MOST).mapToObj((i) -> Map.entry("k" + i, Document.of("n", i))).toList());
	}

	@AfterClass
	public void close() {
		this.client.close();
	}

	@Override
	public Flow.Publisher<Document> createFlowPublisher(long elements) {
		return this.collection.find().fetchSize(7).limit(Math.min(elements, MOST)).publisher();
	}

	@Override
	public Flow.Publisher<Document> createFailedFlowPublisher() {
		return this.collection.find().fullScan(FullScan.FORBID).publisher();
	}

	@Override
	public long maxElementsFromPublisher() {
		return MOST;
	}

}
