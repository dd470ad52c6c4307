import { RemovalPolicy } from 'aws-cdk-lib'
import type { Stage } from './stages.ts'

/** Whether what holds data outlives its stack. */
export const kept = ({ keepsData }: Stage): RemovalPolicy => (keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
