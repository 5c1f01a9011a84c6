package io.nosqlc;

import org.junit.jupiter.api.Test;

class FindPublisherTckTests {

	@Test
	void thePublisherOfAFindKeepsTheRulesOfReactiveStreams() {
		ReactiveStreamsKit.verify(FindPublisherVerification.class);
	}

}
