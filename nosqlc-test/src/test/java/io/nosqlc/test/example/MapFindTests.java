package io.nosqlc.test.example;

import io.nosqlc.test.AbstractFindTests;

class MapFindTests extends AbstractFindTests implements MapStore {

}
