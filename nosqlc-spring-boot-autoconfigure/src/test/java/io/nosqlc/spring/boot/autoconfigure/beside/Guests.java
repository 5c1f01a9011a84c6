package io.nosqlc.spring.boot.autoconfigure.beside;

import org.springframework.data.repository.ListCrudRepository;

/**
 * Whose it is only the annotation of the entity tells.
 */
interface Guests extends ListCrudRepository<Person, String> {

}
