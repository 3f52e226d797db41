import { expect, test } from 'vitest'
import { messageTitle } from '../../../main/hosts/cli/message-title.ts'
import { cliText } from '../../../main/hosts/cli/text/index.ts'
import { fault } from '../../../preload/contract/fault.ts'

test('a message whose text is sealed while the keys are locked is not a line that ends in nothing', () => {
  const locked = fault('keychain-locked')
  expect(messageTitle({ title: 'Vedtak', fault: null }, cliText.nb)).toBe('Vedtak')
  expect(messageTitle({ title: '', fault: locked }, cliText.nb)).toBe('[låst til nøklene er låst opp]')
  expect(messageTitle({ title: '', fault: null }, cliText.en)).toBe('[no title]')
})
