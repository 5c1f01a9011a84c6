package io.nosqlc.spring.boot.autoconfigure.beside;

import java.util.List;

import org.springframework.data.repository.ListCrudRepository;

/**
 * Whose it is only the annotation of the entity tells.
 */
interface Reviews extends ListCrudRepository<Review, String> {

	List<Review> findByTextContaining(String part);

}
