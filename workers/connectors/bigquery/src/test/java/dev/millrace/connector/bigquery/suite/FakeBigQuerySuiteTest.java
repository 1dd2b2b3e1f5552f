package dev.millrace.connector.bigquery.suite;

import dev.millrace.connector.bigquery.Target;
import dev.millrace.connector.bigquery.fake.FakeBigQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class FakeBigQuerySuiteTest extends BigQuerySuite {
  private static FakeBigQuery fake;

  @BeforeAll
  static void start() {
    fake = FakeBigQuery.start();
    fake.store().createDataset(Target.PROJECT, Target.DATASET, "US");
  }

  @AfterAll
  static void end() {
    fake.close();
  }

  @Override
  String endpoint() {
    return fake.endpoint();
  }
}
