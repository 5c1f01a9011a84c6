package io.nosqlc.demo.catalogue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reviews under {@code /catalogue}.
 */
@RestController
@RequestMapping("/catalogue")
class ReviewController {

	private static final Limit NEWEST = Limit.of(20);

	private final Reviews reviews;

	ReviewController(Reviews reviews) {
		this.reviews = reviews;
	}

	/**
	 * Returns the newest reviews of a product, all since some time if that is given.
	 */
	@GetMapping("/products/{id}/reviews")
	CataloguePage<Review> ofProduct(@PathVariable String id, @RequestParam(required = false) @Nullable Instant since) {
		if (since != null) {
			return page(() -> this.reviews.findByProductIdAndWrittenAtGreaterThanEqual(id, since));
		}
		return page(() -> this.reviews.findByProductId(id, NEWEST));
	}

	/**
	 * Stores what is said, at a time that is as exact as Cassandra keeps it.
	 */
	@PostMapping("/products/{id}/reviews")
	@ResponseStatus(HttpStatus.CREATED)
	Review write(@PathVariable String id, @RequestBody Opinion opinion) {
		return this.reviews.insert(new Review(id, Instant.now().truncatedTo(ChronoUnit.MILLIS), opinion.author(),
				opinion.stars(), opinion.text()));
	}

	/**
	 * Returns reviews with few stars, of whatever product, which reads the whole table.
	 */
	@GetMapping("/complaints")
	CataloguePage<Review> complaints(@RequestParam(defaultValue = "2") int stars) {
		return page(() -> this.reviews.findByStarsLessThanEqual(stars, NEWEST));
	}

	private CataloguePage<Review> page(Supplier<List<Review>> find) {
		String plan = this.reviews.explain(find::get).toString();
		return new CataloguePage<>(find.get(), null, plan);
	}

	/**
	 * What is said of a product.
	 *
	 * @param author who says it
	 * @param stars from one to five
	 * @param text what is said
	 */
	record Opinion(String author, int stars, String text) {
	}

}
