package io.nosqlc.spring.boot.autoconfigure.data.noted;

import java.util.List;

import io.nosqlc.data.repository.NosqlcRepository;

public interface Notes extends NosqlcRepository<Note, String> {

	List<Note> findByTextStartingWith(String beginning);

}
