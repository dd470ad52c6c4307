import { FunctionBase, type IFunction } from 'aws-cdk-lib/aws-lambda'
import { BucketBase, type IBucket } from 'aws-cdk-lib/aws-s3'

/*
 * The library's classes implement its interfaces, but declare some optional members as `T | undefined`, which our stricter reading of
 * optional members does not take for the same. At run time it is the same.
 */

const isFunction = (each: unknown): each is IFunction => each instanceof FunctionBase
const isBucket = (each: unknown): each is IBucket => each instanceof BucketBase

export const asFunction = (each: unknown): IFunction => {
  if (!isFunction(each)) throw new Error('not a function of the library')
  return each
}

export const asBucket = (each: unknown): IBucket => {
  if (!isBucket(each)) throw new Error('not a bucket of the library')
  return each
}
