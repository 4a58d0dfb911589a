/**
 * The rules (V-…) that records are held to: factories that take field ids and give a `Validator` for a record type.
 * Pure; the law of the registration date applies; a value that is absent is never faulted; nothing is ever repaired.
 *
 * - dates: checkDate · checkDateWords(date, words) · checkOrder(earlier, later, 'E' | 'W') · checkLifespan(birth, death)
 *   checkAgeGap(parent, child, {min, max}) · checkMotherAge · checkFatherAge (year alone is enough)
 *   checkOnTime(event, registered, kind, 'birth' | 'death') · checkTickedAge(birth, death, box, fromYears, toYears)
 * - marriage: checkMarriageAge(husbandBirth, wifeBirth, registered)
 * - adoption: checkAdopteeAge(birth, registered) · checkAdopterAge(adopterBirth, adopteeBirth)
 * - identity: checkPersonalId(field, {sex, birth, registered}) · checkIdNumber(field, {sex, birth}) · checkIdIssueDate
 * - numbers: checkRegNo · checkDecisionNo · checkBookNo · checkNumberYear(number, date) · checkMoneyWords(price, words)
 * - people: checkName(field, sexField?) · checkChildSurname(child, father, mother) · checkEthnicity · checkNationality
 *   checkSex · checkBirthKind(kind, motherName, fatherName)
 * - property: checkParcelNumber · checkMapNumber · checkLandCertificate · checkCertificateEntry · checkPlate · checkArea · checkAreaSum
 *
 * `collectFindings(recordType, values)` runs a type's validators and writes field titles into the messages:
 * call it, not the validators, wherever people read the outcome.
 */
export { collectFindings, makeFinding } from './finding.ts';
export * from './date-rules.ts';
export * from './marriage-rules.ts';
export * from './adoption-rules.ts';
export * from './identity-rules.ts';
export * from './number-rules.ts';
export * from './person-rules.ts';
export * from './property-rules.ts';
