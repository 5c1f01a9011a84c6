package io.nosqlc.spring.boot.autoconfigure.aot;

import java.util.List;

import io.nosqlc.data.repository.NosqlcRepository;
import io.nosqlc.spring.boot.autoconfigure.aot.keys.MeasurementKey;

interface Measurements extends NosqlcRepository<Measurement, MeasurementKey> {

	List<Measurement> findBySensorAndNumberGreaterThan(String sensor, int number);

	List<Reading> findBySensor(String sensor);

	record Reading(int number, double value) {
	}

}
