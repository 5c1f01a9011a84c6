package io.nosqlc.data.repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.util.Streamable;

import io.nosqlc.FindQuery;

/**
 * Methods of every form, for documents and rows alike.
 */
@NoRepositoryBean
interface Books<B extends Book> extends NosqlcRepository<B, String> {

	Optional<B> findByTitle(String title);

	@Nullable B findOneByAuthor(String author);

	B findFirstByAuthorOrderByPagesDesc(String author);

	List<B> findTop2ByAuthorIsNotNullOrderByPages();

	List<B> findByAuthor(String author);

	Set<B> findByPagesGreaterThan(int pages);

	Collection<B> findByTitleLike(String pattern);

	Iterable<B> readByAuthor(String author);

	Streamable<B> searchByAuthor(String author);

	Stream<B> streamByPagesLessThan(int pages);

	Stream<B> streamByAuthor(String author, Pageable pageable);

	FindQuery<B> queryByAuthor(String author);

	List<B> findByAuthorIn(Collection<String> authors, Sort sort, Limit limit);

	Slice<B> findByPagesBetween(int low, int high, Pageable pageable);

	Page<B> findByAuthorIsNotNull(Pageable pageable);

	List<B> getByAuthor(String author, Pageable pageable);

	Window<B> findByAuthorOrderByPagesDesc(String author, ScrollPosition position, Limit limit);

	Window<B> findTop4ByAuthorIsNotNull(ScrollPosition position);

	long countByAuthor(String author);

	int countByPagesGreaterThan(int pages);

	boolean existsByTitle(String title);

	long deleteByAuthor(String author);

	List<B> removeByPagesGreaterThan(int pages);

	void deleteByTitle(String title);

	CompletableFuture<List<B>> findByPagesGreaterThanEqual(int pages);

	CompletableFuture<Optional<B>> findAsyncByTitle(String title);

	CompletableFuture<Set<B>> findAsyncByAuthor(String author);

	CompletableFuture<Page<B>> findAsyncByAuthorIsNotNull(Pageable pageable);

	CompletableFuture<Long> countAsyncByAuthor(String author);

	CompletableFuture<Boolean> existsAsyncByTitle(String title);

	CompletableFuture<Long> deleteAsyncByAuthor(String author);

	List<Heading> findHeadingsByAuthorOrderByPages(String author);

	Page<Lettering> findLetteringsByAuthor(String author, Pageable pageable);

	Optional<Size> findSizeByTitle(String title);

	FindQuery<Size> findSizesByAuthor(String author);

	<P> List<P> findByAuthorOrderByPages(String author, Class<P> type);

	@Query("""
			{"type": "or", "conditions": [
				{"type": "condition", "field": "author", "op": "eq", "value": "?0"},
				{"type": "condition", "field": "pages", "op": "between", "value": ["?1", 900]}]}""")
	List<B> byAuthorOrLong(String author, int pages, Sort sort);

	@Query("""
			{"type": "condition", "field": "title", "op": "startsWith", "value": ":#{#start.toUpperCase()}"}""")
	List<B> startingWith(String start);

	@Query(value = """
			{"type": "condition", "field": "author", "op": "in", "value": ":authors"}""", count = true)
	long countBy(Collection<String> authors);

	@Query(value = """
			{"type": "condition", "field": "title", "op": "eq", "value": ":title"}""", delete = true)
	void dropTitled(String title);

	@Consistency(io.nosqlc.Consistency.LOCAL_ONE)
	@FullScan(io.nosqlc.FullScan.FORBID)
	List<B> findByTitleEndingWith(String end);

	@Override
	@FullScan(io.nosqlc.FullScan.FORBID)
	List<B> findAll();

	/** A closed projection: getters are properties. */
	interface Heading {

		String getTitle();

		String getAuthor();

	}

	/** An open projection: an expression needs the whole entity. */
	interface Lettering {

		@Value("#{target.author + ': ' + target.title}")
		String getText();

	}

	/** A projection on a record. */
	record Size(String title, int pages) {
	}

}
