import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '../parts/page.tsx'

export const Order = (): ReactNode => {
  const { orderId } = useParams({ from: '/orders/$orderId' })
  return <Page title={orderId}>…</Page>
}
