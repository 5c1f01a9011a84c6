package io.nosqlc.spring.boot.autoconfigure.data;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Shows how the schema differs from what entities need, and what makes it so. It comes
 * before the analyzer of all that a store refuses.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SchemaMismatchFailureAnalyzer extends AbstractFailureAnalyzer<SchemaMismatchException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SchemaMismatchException cause) {
		List<String> conflicts = cause.plan().conflicts();
		List<String> statements = cause.plan().statements();
		StringBuilder description = new StringBuilder("The schema is not as the entities of this application need it.");
		StringBuilder action = new StringBuilder();
		if (!conflicts.isEmpty()) {
			description.append(" No statement can remove these differences, and nothing was changed:\n\n")
				.append(lines("  - ", conflicts, ""));
			action.append("Change the entities back, give them other tables, or move what is there.");
		}
		if (!statements.isEmpty()) {
			description.append(conflicts.isEmpty() ? "" : "\n\n")
				.append(conflicts.isEmpty() ? " It takes:\n\n" : "Besides, it takes:\n\n")
				.append(lines("    ", statements, ";"));
			action.append(conflicts.isEmpty() ? "Have" : " Then have")
				.append(" an administrator run the statements, or let the application do so, if its role may:\n\n"
						+ "    nosqlc.schema.action=sync");
		}
		return new FailureAnalysis(description.toString(), action.toString(), cause);
	}

	private static String lines(String before, List<String> lines, String behind) {
		return lines.stream().map((line) -> before + line + behind).collect(Collectors.joining("\n"));
	}

}
