package io.nosqlc;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/**
 * Runs the compatibility kit of reactive streams, whose tests are TestNG's, and makes
 * sure that it ran.
 */
public final class ReactiveStreamsKit {

	/** How many tests the kit has for publishers, those included that it may skip. */
	private static final int TESTS_OF_THE_KIT = 38;

	/** How many of them do not leave it to the publisher whether they apply. */
	private static final int TESTS_THAT_APPLY = 29;

	private ReactiveStreamsKit() {
	}

	public static void verify(Class<?> verification) {
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(selectClass(verification))
			.filters(EngineFilter.includeEngines("testng"))
			.build();
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		LauncherFactory.create().execute(request, listener);
		TestExecutionSummary summary = listener.getSummary();
		StringWriter failures = new StringWriter();
		summary.printFailuresTo(new PrintWriter(failures));
		assertThat(summary.getTotalFailureCount()).as(failures.toString()).isZero();
		assertThat(summary.getTestsFoundCount()).isEqualTo(TESTS_OF_THE_KIT);
		assertThat(summary.getTestsSucceededCount()).isGreaterThanOrEqualTo(TESTS_THAT_APPLY);
	}

}
