package io.nosqlc.spring.boot.autoconfigure.beside;

import java.util.List;

import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.repository.NosqlcRepository;

interface Visits extends NosqlcRepository<Visit, Key> {

	List<Visit> findByVisitor(String visitor);

}
