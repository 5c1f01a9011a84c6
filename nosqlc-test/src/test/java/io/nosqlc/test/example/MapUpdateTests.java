package io.nosqlc.test.example;

import io.nosqlc.test.AbstractUpdateTests;

class MapUpdateTests extends AbstractUpdateTests implements MapStore {

}
