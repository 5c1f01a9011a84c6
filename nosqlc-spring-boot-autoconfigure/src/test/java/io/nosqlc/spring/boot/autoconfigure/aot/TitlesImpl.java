package io.nosqlc.spring.boot.autoconfigure.aot;

import java.util.List;

import io.nosqlc.data.entity.EntityOperations;

class TitlesImpl implements Titles {

	private final EntityOperations entities;

	TitlesImpl(EntityOperations entities) {
		this.entities = entities;
	}

	@Override
	public List<String> allTitles() {
		return this.entities.find(Report.class).list().stream().map(Report::title).sorted().toList();
	}

}
