package io.nosqlc.spring.boot.autoconfigure.data;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;

import io.nosqlc.cassandra.schema.SchemaPlan;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaMismatchFailureAnalyzerTests {

	@Test
	void differencesThatNothingRemovesComeFirst() {
		FailureAnalysis analysis = analysis(
				new SchemaPlan(List.of("CREATE A", "CREATE B"), List.of("one", "other"), List.of("a note")));
		assertThat(analysis.getDescription()).isEqualTo(
				"""
						The schema is not as the entities of this application need it. No statement can remove these differences, \
						and nothing was changed:

						  - one
						  - other

						Besides, it takes:

						    CREATE A;
						    CREATE B;""");
		assertThat(analysis.getAction()).isEqualTo(
				"""
						Change the entities back, give them other tables, or move what is there. Then have an administrator run the \
						statements, or let the application do so, if its role may:

						    nosqlc.schema.action=sync""");
	}

	@Test
	void theyMayBeAllThereIs() {
		FailureAnalysis analysis = analysis(new SchemaPlan(List.of(), List.of("one"), List.of()));
		assertThat(analysis.getDescription()).endsWith(":\n\n  - one");
		assertThat(analysis.getAction())
			.isEqualTo("Change the entities back, give them other tables, or move what is there.");
	}

	private static FailureAnalysis analysis(SchemaPlan plan) {
		return new SchemaMismatchFailureAnalyzer()
			.analyze(new IllegalStateException("at the root", new SchemaMismatchException(plan)));
	}

}
