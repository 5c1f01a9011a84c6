package io.nosqlc.spring.boot.autoconfigure.data;

import java.util.List;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.nosqlc.error.EntityDefinitionException;
import io.nosqlc.error.EntityDefinitionException.Problem;

/**
 * Lists everything that is wrong with the definitions of entities, and what to do about
 * each.
 */
class EntityDefinitionFailureAnalyzer extends AbstractFailureAnalyzer<EntityDefinitionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, EntityDefinitionException cause) {
		List<Problem> problems = cause.problems();
		StringBuilder description = new StringBuilder(
				(problems.size() == 1) ? "An entity is not defined as it must be:\n"
						: "Entities have " + problems.size() + " problems in their definitions:\n");
		StringBuilder action = new StringBuilder((problems.size() == 1) ? "Correct it:\n" : "Correct all of them:\n");
		for (int i = 0; i < problems.size(); i++) {
			Problem problem = problems.get(i);
			description.append("\n  ")
				.append(i + 1)
				.append(". ")
				.append(problem.what())
				.append(": ")
				.append(problem.why())
				.append('.');
			action.append("\n  ")
				.append(i + 1)
				.append(". ")
				.append(problem.type())
				.append(": ")
				.append(problem.remedy())
				.append('.');
		}
		return new FailureAnalysis(description.toString(), action.toString(), cause);
	}

}
