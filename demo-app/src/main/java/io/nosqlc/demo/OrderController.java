package io.nosqlc.demo;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.ResultPage;
import io.nosqlc.filter.Filter;
import io.nosqlc.spring.boot.autoconfigure.CollectionName;

/**
 * Orders under {@code /orders}: any JSON object is one.
 */
@RestController
@RequestMapping("/orders")
class OrderController {

	private static final int MAX_LIMIT = 1000;

	private final Collection orders;

	OrderController(@CollectionName("orders") Collection orders) {
		this.orders = orders;
	}

	@PutMapping("/{key}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void store(@PathVariable String key, @RequestBody Document order) {
		this.orders.store(key, order);
	}

	@GetMapping("/{key}")
	Document get(@PathVariable String key) {
		return this.orders.get(key).orElseThrow(() -> new OrderNotFoundException(key));
	}

	@PatchMapping("/{key}")
	Document update(@PathVariable String key, @RequestBody Document patch) {
		return this.orders.update(key, patch);
	}

	@DeleteMapping("/{key}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String key) {
		this.orders.delete(key);
	}

	@PostMapping
	ResponseEntity<Document> insert(@RequestBody Document order, UriComponentsBuilder uri) {
		String key = this.orders.insert(order);
		URI location = uri.path("/orders/{key}").build(key);
		return ResponseEntity.created(location).body(order.with(Document.ID, key));
	}

	/**
	 * Finds orders.
	 * @param filter a filter as JSON; everything if left out
	 * @param limit orders on a page, 1 to 1000
	 * @param page {@code next} of the page before; the first page if left out
	 */
	@GetMapping
	OrderPage find(@RequestParam(required = false) @Nullable String filter,
			@RequestParam(defaultValue = "20") int limit, @RequestParam(required = false) @Nullable String page) {
		if (limit < 1 || limit > MAX_LIMIT) {
			throw new InvalidLimitException(limit, MAX_LIMIT);
		}
		Filter wanted = (filter != null) ? Filter.fromJson(filter) : Filter.all();
		ResultPage<Document> found = this.orders.find(wanted).after(page).page(limit);
		return new OrderPage(found.items(), found.nextToken());
	}

}
