package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Map;

import com.datastax.oss.driver.api.core.type.DataTypes;
import org.junit.jupiter.api.Test;

import io.nosqlc.QueryPlan;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

class PlannerTests {

	private static final SelectStatements SELECT = SelectStatements.of(TableDefinition.collection("Shop", "orders"),
			List.of("data"));

	private static final Filter OTHER = where("total").gt(100);

	@Test
	void keysThatAFilterNamesAreLookedUp() {
		assertKeyLookup(where("_id").eq("a"), 1, Filter.all());
		assertKeyLookup(where("_id").in("a", "b", "a"), 2, Filter.all());
		assertKeyLookup(OTHER.and(where("_id").eq("a")), 1, OTHER);
		assertKeyLookup(where("_id").in("a", "b").and("_id").in("b", "c").and(OTHER).and("x").exists(), 1,
				OTHER.and("x").exists());
	}

	@Test
	void aFilterThatIsNoPlainConjunctionIsEvaluatedAsAWhole() {
		Filter either = where("_id").eq("a").and(OTHER).or(where("_id").eq("b"));
		assertKeyLookup(either, 2, either);
		assertKeyLookup(either.and("x").eq(1), 2, either.and("x").eq(1));
		Filter nested = Filter.and(OTHER, where("_id").eq("a").and(OTHER));
		assertKeyLookup(nested, 1, nested);
	}

	@Test
	void whatNoKeyCanMatchIsNothing() {
		for (Filter filter : List.of(where("_id").eq("a").and("_id").eq("b"), where("_id").eq(1), where("_id").eq(null),
				where("_id").in(List.of()), where("_id").eq(""), Filter.anyOf(List.of()))) {
			Plan plan = plan(filter);
			assertThat(plan.scans()).isFalse();
			assertThat(plan.describe(null).kind()).isEqualTo(QueryPlan.Kind.NOTHING);
			assertThat(plan.describe(null).cql()).isNull();
		}
	}

	@Test
	void everythingElseIsAScan() {
		for (Filter filter : List.of(Filter.all(), OTHER, where("_id").ne("a"), where("_id").eq("a").not(),
				where("_id").eq("a").or(OTHER), where("_id").startsWith("a"), where("_id").gt("a"),
				where("_id.x").eq("a"))) {
			Plan plan = plan(filter);
			assertThat(plan.scans()).isTrue();
			assertThat(plan.residual()).isEqualTo(filter);
			assertThat(plan.describe(null).cql()).isEqualTo("SELECT \"pk\", \"data\" FROM \"Shop\".\"orders\"");
		}
	}

	@Test
	void aPlanThatGoesOnSaysHow() {
		assertThat(plan(OTHER).describe(RowKey.of("k")).cql())
			.isEqualTo("SELECT \"pk\", \"data\" FROM \"Shop\".\"orders\" WHERE token(\"pk\") > token(?)");
		assertThat(plan(where("_id").in("a", "k", "z")).describe(RowKey.of("k")).fanOut()).isEqualTo("1 partition");
	}

	@Test
	void namesAreQuotedWhateverIsInThem() {
		TableDefinition hostile = new TableDefinition("a\"b", "c\"; DROP TABLE d; --",
				List.of(new Column("e\"f", DataTypes.TEXT)), List.of(), List.of(), List.of());
		assertThat(SelectStatements.of(hostile, List.of("g\"h"))
			.inPartition(RowKey.of("k").partition(), List.of(), null)
			.cql()).isEqualTo(
					"SELECT \"e\"\"f\", \"g\"\"h\" FROM \"a\"\"b\".\"c\"\"; DROP TABLE d; --\" WHERE \"e\"\"f\" = ?");
	}

	private static Plan plan(Filter filter) {
		Planner planner = new Planner(SELECT, new TableIndexes.State(List.of(), Map.of()), new Estimates("orders"),
				null);
		return Planner.byKeys(SELECT, filter, null).orElseGet(() -> planner.planWithoutKeys(filter));
	}

	private static void assertKeyLookup(Filter filter, int partitions, Filter residual) {
		QueryPlan plan = plan(filter).describe(null);
		assertThat(plan.kind()).isEqualTo(QueryPlan.Kind.KEY_LOOKUP);
		assertThat(plan.fanOut()).isEqualTo((partitions == 1) ? "1 partition" : partitions + " partitions");
		assertThat(plan.residual()).isEqualTo(residual);
		assertThat(plan.cql()).isEqualTo("SELECT \"pk\", \"data\" FROM \"Shop\".\"orders\" WHERE \"pk\" = ?");
	}

}
