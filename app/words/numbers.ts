const numbers = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve']

/** A count as a sentence begins with it: "None", "One" to "Twelve", then figures. */
export function numberWords(count: number): string {
  return count === 0 ? 'None' : (numbers[count - 1] ?? String(count))
}

/** A count in words with its noun: "No lessons", "One lesson", "Four lessons", "13 lessons". */
export function numberOf(count: number, noun: string): string {
  return `${count === 0 ? 'No' : numberWords(count)} ${nounFor(count, noun)}`
}

/** A count in figures with its noun: "1 answer", "2 answers". */
export function countOf(count: number, noun: string): string {
  return `${count} ${nounFor(count, noun)}`
}

/** A number of people: "1 person", "40 people". */
export function countOfPeople(count: number): string {
  return `${count} ${count === 1 ? 'person' : 'people'}`
}

/** Points, or any number of them, with at most two decimals: "7", "7.33". */
export function pointWords(points: number): string {
  return String(Math.round(points * 100) / 100)
}

/** A percentage, 0..100, with at most two decimals and no space before the sign, as in British style: "80%". */
export function percentWords(percent: number): string {
  return `${pointWords(percent)}%`
}

function nounFor(count: number, noun: string): string {
  if (count === 1) return noun
  return noun === 'quiz' ? 'quizzes' : `${noun}s`
}
