/** A PIN a stranger would try first: one digit repeated, a run up or down, or a short piece repeated. */
export function tooEasy(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, place) => Number(digit) - Number(pin[place]))
  const oneWay = steps.every((step) => step === steps[0] && Math.abs(step) <= 1)
  return oneWay || /^(\d{2})\1\1$/.test(pin) || /^(\d{3})\1$/.test(pin)
}
