package io.nosqlc.spring.boot.autoconfigure.aot;

import java.util.List;

import org.springframework.data.repository.ListCrudRepository;

import io.nosqlc.data.repository.Query;

interface Reports extends ListCrudRepository<Report, String>, Titles {

	List<Titled> findByTitleStartingWith(String beginning);

	@Query("""
			{"type": "condition", "field": "title", "op": "eq", "value": ":#{#title.toUpperCase()}"}""")
	List<Report> shouting(String title);

	interface Titled {

		String getTitle();

	}

}
