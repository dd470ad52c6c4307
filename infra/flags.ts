/** Behaviours of the CDK that are off unless asked for, and are wanted here. In code and not in `cdk.json`, so that tests synthesize the same. */
export const flags = {
  // The access log's bucket is opened to S3's log service by policy: access control lists are a thing of the past.
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  // An empty list of alarms takes the alarms away (`-c at-once=true`).
  '@aws-cdk/aws-codedeploy:removeAlarmsFromDeploymentGroup': true,
  // What the library's own rules find in a template (CloudFormation's schemas, known mistakes) fails the synthesis.
  '@aws-cdk/core:validateAgainstDefaultRules': true,
}
