package io.nosqlc.demo.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.nosqlc.data.repository.ScrollTokens;
import io.nosqlc.demo.ndjson.ImportSummary;
import io.nosqlc.demo.ndjson.NdjsonImport;
import io.nosqlc.error.BulkWriteException;

/**
 * Products under {@code /catalogue/products}.
 */
@RestController
@RequestMapping("/catalogue/products")
class ProductController {

	private static final int MAX_LIMIT = 100;

	private final Products products;

	private final Reviews reviews;

	ProductController(Products products, Reviews reviews) {
		this.products = products;
		this.reviews = reviews;
	}

	/**
	 * Finds products by what is given: at most a price, or a category and a part of the
	 * name.
	 * @param limit products on a page, 1 to 100
	 * @param page {@code next} of the page before; the first page if left out
	 */
	@GetMapping
	CataloguePage<Product> find(@RequestParam(required = false) @Nullable String category,
			@RequestParam(defaultValue = "") String text, @RequestParam(required = false) @Nullable BigDecimal price,
			@RequestParam(defaultValue = "10") int limit, @RequestParam(required = false) @Nullable String page) {
		Limit most = Limit.of(Math.min(Math.max(limit, 1), MAX_LIMIT));
		if (price != null) {
			return page((position) -> this.products.findByPriceLessThanEqualOrderByPrice(price, position, most), page);
		}
		if (category != null) {
			return page((position) -> this.products.findByCategoryAndNameContainingIgnoreCaseOrderByName(category, text,
					position, most), page);
		}
		return page((position) -> this.products.findByNameContainingIgnoreCaseOrderByName(text, position, most), page);
	}

	private CataloguePage<Product> page(Function<ScrollPosition, Window<Product>> find, @Nullable String page) {
		ScrollPosition position = ScrollTokens.position(page);
		String plan = this.products.explain(() -> find.apply(position)).toString();
		Window<Product> found = find.apply(position);
		return new CataloguePage<>(found.getContent(), ScrollTokens.next(found), plan);
	}

	@GetMapping("/{id}")
	Product get(@PathVariable String id) {
		return this.products.findById(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no product '" + id + "'."));
	}

	@PutMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void save(@PathVariable String id, @RequestBody Product product) {
		this.products.save(new Product(id, product.name(), product.category(), product.price(), product.tags()));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String id) {
		this.products.deleteById(id);
		this.reviews.deleteByProductId(id);
	}

	/**
	 * Saves each line of the body as a product, under its {@code _id} if it has one and
	 * under a new key otherwise.
	 */
	@PostMapping("/import")
	ImportSummary load(InputStream body) throws IOException {
		return new NdjsonImport<>("products", Product::of, this::save).run(body);
	}

	private Map<?, ? extends Throwable> save(Map<String, Product> chunk) {
		try {
			this.products.saveAll(chunk.values());
			return Map.of();
		}
		catch (DataAccessException ex) {
			if (ex.getCause() instanceof BulkWriteException bulk) {
				return bulk.failures();
			}
			throw ex;
		}
	}

}
