package io.nosqlc;

import java.util.concurrent.Flow;

import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/**
 * What every publisher must do by the rules of reactive streams, on finds in a list. Run
 * by {@link FindPublisherTckTests}, since its tests are TestNG's.
 */
public class FindPublisherVerification extends FlowPublisherVerification<Document> {

	private static final int MOST = 10_000;

	public FindPublisherVerification() {
		super(new TestEnvironment(500, 100));
	}

	@Override
	public Flow.Publisher<Document> createFlowPublisher(long elements) {
		return ListFinder.numbered((int) Math.min(elements, MOST)).query().publisher();
	}

	@Override
	public Flow.Publisher<Document> createFailedFlowPublisher() {
		return ListFinder.numbered(1).query().sort(SortKey.asc("n")).limit(1_000_000).publisher();
	}

	@Override
	public long maxElementsFromPublisher() {
		return MOST;
	}

}
