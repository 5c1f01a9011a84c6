package io.nosqlc.spring.boot.autoconfigure.aot.keys;

public record MeasurementKey(String sensor, int number) {

}
