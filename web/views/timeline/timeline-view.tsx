export function TimelineView() {
  return <section className="view" />;
}
