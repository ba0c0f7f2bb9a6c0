import type { FormDefinition } from '@/domain/forms/definition'
import { client, narrowed } from './client'

// The document cannot describe conditions, which hold one another; their tests are shared with the server.

/** The newest version of every form. */
export async function getForms(): Promise<readonly FormDefinition[]> {
  const { forms } = await narrowed<{ readonly forms: readonly unknown[] }>(client.GET('/api/forms'))
  return forms as readonly FormDefinition[]
}

/** One version of a form. Refuses with `form.unknown`. */
export async function getForm(form_id: string, version: number): Promise<FormDefinition> {
  const path = { form_id, version }
  const form = await narrowed<unknown>(client.GET('/api/forms/{form_id}/{version}', { params: { path } }))
  return form as FormDefinition
}
