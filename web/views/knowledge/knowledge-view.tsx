export function KnowledgeView() {
  return <section className="view" />;
}
