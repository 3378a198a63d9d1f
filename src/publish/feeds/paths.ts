/** Where the site has the calendar of everything, or of one person. */
export function calendarPath(person?: string): string {
  return person === undefined ? 'calendar/all.ics' : `people/${person}/calendar.ics`;
}
