import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { FormDefinition } from '@/domain/forms/definition'

const FOLDER = resolve(import.meta.dirname, '../../backend/forms/definitions')

/** A form exactly as the server serves it. */
export const formFile = (name: string, version = 1): FormDefinition =>
  JSON.parse(readFileSync(resolve(FOLDER, `${name}.v${version}.json`), 'utf8')) as FormDefinition
