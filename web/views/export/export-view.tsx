export function ExportView() {
  return <section className="view" />;
}
