const units =
  /^[\s\u00a0]*(?:%|‰|[€$£]|percent|per cent|(?:kronor|kr|sek|nok|dkk|euros?|eur|dollars?|usd|pounds?|gbp|yen|people|persons|employees|seats|units|pieces|metres|meters|kilometres|km|m|mm|cm|kg|kilos?|tons?|tonnes|litres|hours?|days?|weeks?|months?|years?|minutes|seconds|calls|customers|orders|times|million|billion|thousand)\b)/i;
const before =
  /(?:[€$£]\s?|\b(?:version|order|ticket|part|serial|room|chapter|page|item|iso|section|article|platform|invoice|case|line|build|sek|eur|usd|gbp)(?: (?:number|no\.?|nr\.?))?[:\s#]*)$/i;

/** Whether digits at this place are an amount, or the number of a thing, as their neighbours say. */
export function isCounted(text: string, start: number, end: number): boolean {
  return units.test(text.slice(end, end + 20)) || before.test(text.slice(Math.max(0, start - 30), start));
}

/** Gives the digits of a text alone. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
