package io.nosqlc;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

class FilterShapeTests {

	@Test
	void shapesHaveNoValues() {
		assertThat(FilterShape
			.of(where("a.b").eq("secret").and(where("c").in(1, 2).or(Filter.all())).and("d").exists().not()))
			.isEqualTo("not ((a.b eq ? and (c in ? or everything) and d exists ?))");
		assertThat(FilterShape.of(Filter.anyOf(List.of()))).isEqualTo("nothing");
	}

}
