package io.nosqlc.spring.boot.autoconfigure.data.misnamed;

import java.util.List;

import org.springframework.data.repository.Repository;

import io.nosqlc.spring.boot.autoconfigure.data.noted.Note;

public interface Notices extends Repository<Note, String> {

	List<Note> findByTxet(String text);

}
