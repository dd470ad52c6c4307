import type { DocumentTools } from '#shared/documents/tools.ts'
import { implementWorkers } from '#shared/kernel/implementation.ts'
import { renderContract } from './app/render-contract.ts'
import { sendNotices, type NoticeTools } from './app/send-notices.ts'
import { service } from './service.ts'

export const contractsWorkers = implementWorkers<typeof service, DocumentTools & NoticeTools>(service, { renderContract, sendNotices })
