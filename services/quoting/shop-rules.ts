import { setting } from '#shared/kernel/setting.ts'
import { usualRules } from './domain/manufacturability.ts'
import { ShopRules } from './manufacturability-view.ts'

export const shopRules = setting<ShopRules>({ kind: 'shopRules', schema: ShopRules, id: (rules) => rules.shopRulesId, unset: usualRules })
