package io.nosqlc.spring.boot.autoconfigure.cassandra;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Says why the session could not be opened, wherever in the start it was first used.
 */
class ConnectionFailureAnalyzer implements FailureAnalyzer {

	private final BeanFactory beans;

	ConnectionFailureAnalyzer(BeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		ConnectionOrigin origin = ConnectionOrigin.of((ListableBeanFactory) this.beans);
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			ConnectionDiagnosis diagnosis = ConnectionDiagnosis.of(cause, origin);
			if (diagnosis != null) {
				return new FailureAnalysis(diagnosis.description(), diagnosis.action(), cause);
			}
		}
		return null;
	}

}
