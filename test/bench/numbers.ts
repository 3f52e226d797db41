/** Numbers with commas between them; what is no number is NaN. */
export const numbersIn = (text: string): readonly number[] => text.split(',').map(Number)
